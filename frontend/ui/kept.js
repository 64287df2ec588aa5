// Designs kept in this browser, by name, and everything else that the book keeps there: all of it can be seen and erased.

const SHELF = "realist designs";
const PREFIX = "realist";
const MOST_KEPT = 100;

const stores = () => {
  try {
    return { localStorage: window.localStorage, sessionStorage: window.sessionStorage };
  } catch {
    return {}; // a browser may refuse to keep anything
  }
};

/** The designs on the shelf, by name; each is still to be read as something untrusted. */
export function shelf() {
  try {
    const found = JSON.parse(stores().localStorage?.getItem(SHELF) ?? "[]");
    return Array.isArray(found)
      ? found.filter((each) => typeof each?.name === "string" && typeof each?.link === "string")
      : [];
  } catch {
    return [];
  }
}

/** Puts a design on the shelf, in place of one of the same name. False where the browser keeps nothing. */
export function keep(name, link) {
  const others = shelf().filter((each) => each.name !== name);
  return put([...others, { name, link }].slice(-MOST_KEPT));
}

export const remove = (name) => put(shelf().filter((each) => each.name !== name));

function put(designs) {
  try {
    stores().localStorage.setItem(SHELF, JSON.stringify(designs));
    return true;
  } catch {
    return false;
  }
}

/** Everything that the book keeps in this browser: where, under which key, and how much. */
export function everything() {
  return Object.entries(stores()).flatMap(([where, store]) =>
    Array.from({ length: store.length }, (_, i) => store.key(i))
      .filter((key) => key.startsWith(PREFIX))
      .sort()
      .map((key) => ({
        where: where === "localStorage" ? "until you erase it" : "until this tab is closed",
        key,
        size: (store.getItem(key) ?? "").length,
      })),
  );
}

export function eraseAll() {
  for (const store of Object.values(stores())) {
    for (const key of Array.from({ length: store.length }, (_, i) => store.key(i)))
      if (key.startsWith(PREFIX)) store.removeItem(key);
  }
}
