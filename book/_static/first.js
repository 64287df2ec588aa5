// The first script of every page, before anything is drawn: light or dark, and whether this browser is new enough.
// It is written so that any browser can read it; what it asks for is the floor that realist/web/browsers.py states.
(function () {
  var root = document.documentElement;
  var mode = null;
  try {
    mode = localStorage.getItem("mode");
  } catch (refused) {
    // A browser may keep nothing; the book then follows the device.
  }
  mode = mode === "light" || mode === "dark" ? mode : "auto";
  root.setAttribute("data-mode", mode);
  root.setAttribute("data-theme", mode !== "auto" ? mode : window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

  var newEnough = Object.groupBy && window.HTMLElement && "popover" in HTMLElement.prototype && window.CSS && CSS.supports && CSS.supports("selector(:has(a))");
  if (!newEnough) root.setAttribute("data-too-old", "");

  document.addEventListener("DOMContentLoaded", function () {
    var field = document.querySelector(".bd-search-container input[type='search']");
    if (field) field.focus();
    var print = document.querySelector(".btn-download-pdf-button");
    if (print)
      print.addEventListener("click", function () {
        window.print();
      });
  });
})();
