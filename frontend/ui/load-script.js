// Scripts that are loaded only when they are asked for, by a script element: a page opened from a folder may not fetch.

/** Where the page's own script came from; nothing where there is no page of the book around (a kernel's widget). */
const here = typeof document !== "undefined" ? document.currentScript?.src : undefined;

export const canLoad = Boolean(here);
const loading = new Map();

/** Loads a script, once, and gives what it puts on the window under `name`. One that failed is tried again when it is asked for again. */
export function loadScript(address, name) {
  if (!loading.has(address)) {
    const promise = new Promise((done, failed) => {
      const script = document.createElement("script");
      const fail = () => {
        loading.delete(address);
        script.remove();
        const file = address.split("/").at(-1);
        failed(
          new Error(
            `${file} could not be loaded. It stands beside this page's other files; try again, or reload the page.`,
          ),
        );
      };
      script.src = address;
      script.onload = () => (window[name] ? done(window[name]) : fail());
      script.onerror = fail;
      document.head.append(script);
    });
    loading.set(address, promise);
  }
  return loading.get(address);
}

/** The same for a script that stands beside ours. */
export const load = (file, name) => loadScript(new URL(file, here).href, name);
