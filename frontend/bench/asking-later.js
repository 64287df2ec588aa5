// Stands in for engine/asking.js in the built book: what answers the questions is a script, loaded when the first of them is asked.
import { load } from "../ui/load-script.js";

export function asking(theory, schemes, options) {
  let asker = null;
  let closed = false;
  return {
    async ask(question, design, args, how) {
      const { asking: start } = await load("ask.js", "realist");
      how?.signal?.throwIfAborted();
      if (closed) throw new DOMException("The question is stale.", "AbortError");
      asker ??= start(theory, schemes, options);
      return asker.ask(question, design, args, how);
    },
    get where() {
      return asker?.where ?? "";
    },
    close() {
      closed = true;
      asker?.close();
    },
  };
}
