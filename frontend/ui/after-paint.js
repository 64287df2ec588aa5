// Work that waits until the answer is painted.
import { soon } from "../engine/task.js";

const UNPAINTED = 100; // milliseconds: a page that nobody sees has no frames

/**
 * Does one thing after another, each in a task of its own, as soon as what was just drawn is painted: observers of sizes are called in
 * the very frame that paints it, where a callback of an animation may come a frame late. Returns how to call off what is left.
 */
export function afterPaint(acts) {
  let stop = () => {};
  const next = (i) => {
    stop = soon(() => {
      acts[i]();
      if (i + 1 < acts.length) next(i + 1);
    });
  };
  const begin = () => {
    leave();
    next(0);
  };
  const watch = new ResizeObserver(begin);
  const timer = setTimeout(begin, UNPAINTED);
  const leave = () => {
    clearTimeout(timer);
    watch.disconnect();
  };
  watch.observe(document.documentElement);
  return () => {
    leave();
    stop();
  };
}
