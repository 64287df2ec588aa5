// What a reader answered, kept in the browser under the title of the book, until the reader erases it.
import { shelf } from "../ui/storage.js";
import { sifted } from "./answers.js";

const VERSION = 1;
const EMPTY = { version: VERSION, name: "", answers: {} };
const keeps = new Map();

/** The one memory of a book on this page: every set of the page reads and writes the same. */
export function answerStoreOf(title) {
  if (!keeps.has(title)) keeps.set(title, new AnswerStore(title));
  return keeps.get(title);
}

class AnswerStore {
  constructor(title) {
    this.shelf = shelf(`realist exercises: ${title}`);
    this.listeners = new Set();
    this.lasting = true;
    this.record = this.recalled();
    this.shelf.onChange(() => {
      this.record = this.recalled();
      this.tell();
    });
  }
  recalled() {
    const record = this.shelf.recall();
    if (record?.version !== VERSION || typeof record.answers !== "object" || !record.answers) return EMPTY;
    return {
      version: VERSION,
      name: typeof record.name === "string" ? record.name.slice(0, 80) : "",
      answers: record.answers,
    };
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
    this.record = EMPTY;
    if (!this.shelf.forget()) this.lasting = false;
    this.tell();
  }
  write(record) {
    this.record = record;
    this.lasting = this.shelf.keep(record); // or the answers last as long as the page is open
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
