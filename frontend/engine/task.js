// Work in a task of its own, before which messages, clicks and painting come through. A timer would wait longer than it is asked to.

/** Does something in the next task; returns how to call it off. */
export function soon(act) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    act();
  };
  port2.postMessage(null);
  return () => port1.close();
}

/** A promise that is kept in the next task. */
export const pause = () =>
  new Promise((done) => {
    soon(done);
  });
