// What the book keeps in this browser, and the one place that decides what it means where a browser refuses, is full or gives back
// something else: nothing is kept, and nothing fails. What is recalled is as untrusted as a file.

const PREFIX = "realist";
const MOST = 2_000_000; // characters under one name
const KINDS = { localStorage: "until you erase it", sessionStorage: "until this tab is closed" };

/** The name under which a widget of a page keeps what it holds; the bench is the first of its page. */
export const widgetName = (pathname, place) => `${PREFIX} ${pathname} ${place}`;

/** Does something with a store of the browser; `otherwise` where the browser does not let us, or the store is full. */
function attempt(kind, act, otherwise) {
  try {
    return act(window[kind]);
  } catch {
    return otherwise;
  }
}

/**
 * What is kept under a name: `recall` gives it, or null; `keep` and `forget` say whether they could. It stays until the reader erases it,
 * or with `forTab` until the tab is closed.
 */
export function shelf(name, { forTab = false } = {}) {
  const kind = forTab ? "sessionStorage" : "localStorage";
  return {
    /** Whether anything is kept, readable or not. */
    isKept: () => attempt(kind, (store) => store.getItem(name) !== null, false),
    recall() {
      const recalled = (text) => (text && text.length <= MOST ? JSON.parse(text) : null);
      return attempt(kind, (store) => recalled(store.getItem(name)), null);
    },
    keep(value) {
      const text = JSON.stringify(value);
      if (text.length > MOST) return false; // it would not be read back
      return attempt(
        kind,
        (store) => {
          store.setItem(name, text);
          return true;
        },
        false,
      );
    },
    forget: () =>
      attempt(
        kind,
        (store) => {
          store.removeItem(name);
          return true;
        },
        false,
      ),
    /** Hears when another tab keeps or erases it. */
    onChange(act) {
      addEventListener("storage", ({ key }) => (key === null || key === name) && act());
    },
  };
}

const keysOf = (store) =>
  Array.from({ length: store.length }, (_, i) => store.key(i)).filter((key) => key.startsWith(PREFIX));

/** Everything that the book keeps in this browser: for how long, under which key, and how many characters. */
export function everything() {
  return Object.entries(KINDS).flatMap(([kind, where]) =>
    attempt(
      kind,
      (store) =>
        keysOf(store)
          .sort()
          .map((key) => ({ where, key, size: (store.getItem(key) ?? "").length })),
      [],
    ),
  );
}

export function eraseAll() {
  for (const kind of Object.keys(KINDS))
    attempt(kind, (store) => {
      for (const key of keysOf(store)) store.removeItem(key);
    });
}
