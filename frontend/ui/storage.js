// A place in this browser where a page keeps what its reader made: bounded, read back with suspicion, and emptied on request.

const MOST = 100_000; // characters

/** What is kept under a name, and ways to keep and to forget it. Each says whether it could. */
export function shelf(name) {
  return {
    recall() {
      try {
        const text = localStorage.getItem(name);
        return text && text.length <= MOST ? JSON.parse(text) : null;
      } catch {
        return null;
      }
    },
    keep(value) {
      try {
        const text = JSON.stringify(value);
        if (text.length > MOST) return false; // it would not be read back
        localStorage.setItem(name, text);
        return true;
      } catch {
        return false; // a browser may refuse to keep anything
      }
    },
    forget() {
      try {
        localStorage.removeItem(name);
        return true;
      } catch {
        return false;
      }
    },
  };
}
