// Scripts that are loaded only when they are asked for, by a script element: a page opened from a folder may not fetch.

/** Where the page's own script came from; nothing where there is no page of the book around (a kernel's widget). */
const here = typeof document !== "undefined" ? document.currentScript?.src : undefined;

export const canLoad = Boolean(here);
const loading = new Map();

/** Loads a script that stands beside ours, once, and gives what it puts on the window under `name`. */
export function load(file, name) {
  if (!loading.has(file)) {
    const promise = new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL(file, here).href;
      script.onload = () => done(window[name]);
      script.onerror = () => {
        loading.delete(file);
        script.remove();
        failed(
          new Error(
            `${file} could not be loaded. It stands beside this page's other files; try again, or reload the page.`,
          ),
        );
      };
      document.head.append(script);
    });
    loading.set(file, promise);
  }
  return loading.get(file);
}
