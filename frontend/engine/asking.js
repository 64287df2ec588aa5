// Asks the questions over designs without stopping the page: in a worker, or in slices on the page where a worker is refused.
import source from "text:./worker.js";
import { answered } from "./answering.js";

const aborted = () => new DOMException("The question is stale.", "AbortError");

/**
 * An asker for one theory. A worker is made from a Blob at the first question, which works from a file as well and needs no second file.
 *
 * ask(question, design, args, { onProgress, signal, key }) promises the rows of inquiry.js: "findOutFirst", "smallestChanges" ({ outcome,
 * goal, most }), "restsOn", "pathways" ({ outcome, direction, most }), "tensions", "diversity" and "grid" ({ features }), "implied",
 * "completed". It is rejected with an AbortError where the signal says so, where another question comes under the same key, or where the
 * asker is closed; and with an error in words where the question makes no sense. `onProgress` is given a share from 0 to 1, or null.
 *
 * @param {{ workers?: boolean }} options `workers: false` keeps to the page.
 */
export function asking(theory, schemes = [], { workers = true } = {}) {
  const given = { theory, schemes };
  const open = new Map();
  let worker = null;
  let isReady = false;
  let number = 0;

  const settle = (id, how, value) => {
    const one = open.get(id);
    if (!one) return;
    open.delete(id);
    one.signal?.removeEventListener("abort", one.drop);
    one[how](value);
  };

  const here = (id) => {
    const { question, design, args, onProgress } = open.get(id);
    const stale = () => !open.has(id);
    answered(given, question, design, args, { slice: 8, stale, onProgress }).then(
      (rows) => settle(id, "resolve", rows),
      (problem) => settle(id, "reject", problem),
    );
  };

  /** What a browser may refuse: it throws, or says so a moment later. All that is open is then answered here. */
  const refused = () => {
    worker?.terminate();
    worker = null;
    workers = false;
    for (const id of open.keys()) here(id);
  };

  const start = () => {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    try {
      worker = new Worker(address);
    } catch {
      URL.revokeObjectURL(address);
      workers = false;
      return;
    }
    worker.onerror = (event) => {
      event.preventDefault();
      URL.revokeObjectURL(address);
      refused();
    };
    worker.onmessage = ({ data }) => {
      if (data.ready) {
        isReady = true;
        URL.revokeObjectURL(address);
      } else if ("progress" in data) open.get(data.id)?.onProgress(data.progress);
      else if ("problem" in data) settle(data.id, "reject", new RangeError(data.problem));
      else settle(data.id, "resolve", data.rows);
    };
    worker.postMessage(given);
  };

  const drop = (id) => {
    worker?.postMessage({ id, cancel: true });
    settle(id, "reject", aborted());
  };

  return {
    ask(question, design, args = {}, { onProgress = () => {}, signal = null, key = null } = {}) {
      if (signal?.aborted) return Promise.reject(aborted());
      if (key !== null) for (const [id, one] of open) if (one.key === key) drop(id);
      if (workers && !worker) start();
      const id = ++number;
      return new Promise((resolve, reject) => {
        open.set(id, { question, design, args, onProgress, signal, key, resolve, reject, drop: () => drop(id) });
        signal?.addEventListener("abort", open.get(id).drop);
        if (worker) worker.postMessage({ id, question, design, args });
        else here(id);
      });
    },
    /** Where questions are answered: "worker", "page", or "" where nothing was asked yet or the worker has not said that it runs. */
    get where() {
      return worker ? (isReady ? "worker" : "") : number ? "page" : "";
    },
    close() {
      for (const id of [...open.keys()]) settle(id, "reject", aborted());
      worker?.terminate();
      worker = null;
      isReady = false;
    },
  };
}
