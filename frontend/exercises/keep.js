// What a reader answered, kept in the browser under the title of the book, until the reader erases it.
import { sifted } from "./answers.js";

const VERSION = 1;
const keeps = new Map();
const named = (title) => `realist exercises: ${title}`;

/** The one memory of a book on this page: every set of the page reads and writes the same. */
export function keepOf(title) {
  if (!keeps.has(title)) keeps.set(title, new Keep(title));
  return keeps.get(title);
}

class Keep {
  constructor(title) {
    this.title = title;
    this.listeners = new Set();
    this.lasting = true;
    this.record = this.recalled();
    window.addEventListener("storage", (event) => {
      if (event.key !== null && event.key !== named(title)) return;
      this.record = this.recalled();
      this.tell();
    });
  }
  recalled() {
    try {
      const record = JSON.parse(localStorage.getItem(named(this.title)));
      if (record?.version === VERSION && typeof record.answers === "object" && record.answers) {
        return {
          version: VERSION,
          name: typeof record.name === "string" ? record.name.slice(0, 80) : "",
          answers: record.answers,
        };
      }
    } catch {
      // What cannot be read is as good as nothing; the next answer starts anew.
    }
    return { version: VERSION, name: "", answers: {} };
  }
  /** The answers to these items, as far as they still fit: the book may have been built anew since. */
  answers(items) {
    return sifted(items, this.record.answers).answers;
  }
  answer(id, given) {
    this.write({ ...this.record, answers: { ...this.record.answers, [id]: given } });
  }
  name(text) {
    this.write({ ...this.record, name: text.slice(0, 80) });
  }
  erase(ids) {
    const answers = Object.fromEntries(Object.entries(this.record.answers).filter(([id]) => !ids.includes(id)));
    this.write({ ...this.record, answers });
  }
  eraseAll() {
    this.record = { version: VERSION, name: "", answers: {} };
    try {
      localStorage.removeItem(named(this.title));
    } catch {
      this.lasting = false;
    }
    this.tell();
  }
  write(record) {
    this.record = record;
    try {
      localStorage.setItem(named(this.title), JSON.stringify(record));
      this.lasting = true;
    } catch {
      this.lasting = false; // A browser may refuse to keep anything; the answers then last as long as the page is open.
    }
    this.tell();
  }
  tell() {
    for (const listener of this.listeners) listener();
  }
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
