// Links within the bench.

/** Takes the focus along, which a link inside a page of its own does not do everywhere, and stops below the lines that stay in sight. */
export function jump(event) {
  event.preventDefault();
  const target = document.getElementById(event.currentTarget.getAttribute("href").slice(1));
  const line = event.currentTarget.closest(".realist-bench").querySelector(".realist-line");
  if (!target) return;
  const kept = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0; // what the page already leaves free
  const needed = (parseFloat(getComputedStyle(line).top) || 0) + line.offsetHeight + 12;
  if (!target.contains(line)) target.style.scrollMarginTop = `${Math.max(0, needed - kept)}px`;
  target.focus({ preventScroll: true });
  arrive(target);
}

/** Scrolls to a place, and again once the parts passed on the way are laid out: until then their height is a guess. */
function arrive(target, frames = 12) {
  target.scrollIntoView();
  if (frames) requestAnimationFrame(() => arrive(target, frames - 1));
}
