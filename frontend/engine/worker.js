// What runs in the worker: it is sent a theory once, and then questions. Its whole bundle goes into the page's script as a text.
import { answered } from "./answering.js";

let given = null;
const stale = new Set();

self.onmessage = async ({ data }) => {
  if (data.theory) {
    given = data;
    self.postMessage({ ready: true });
    return;
  }
  const { id, cancel, question, design, args } = data;
  if (cancel) {
    stale.add(id);
    return;
  }
  const onProgress = (progress) => self.postMessage({ id, progress });
  try {
    const rows = await answered(given, question, design, args, { slice: 30, stale: () => stale.has(id), onProgress });
    if (!stale.has(id)) self.postMessage({ id, rows });
  } catch (problem) {
    self.postMessage({ id, problem: problem.message });
  }
  stale.delete(id);
};
