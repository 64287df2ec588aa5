// Stands in for engine/asking.js in the built book: what answers the questions is a script, loaded when the first of them is asked.
const source = document.currentScript?.src; // the page's own script, beside which it lies

let coming = null;

function loaded() {
  coming ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("ask.js", source).href;
    script.onload = () => resolve(window.realist.asking);
    script.onerror = () => {
      coming = null; // asking again is a second try
      reject(new Error("the script that answers it could not be loaded"));
    };
    document.head.append(script);
  });
  return coming;
}

export function asking(theory, schemes) {
  let asker = null;
  return {
    async ask(question, design, args, options) {
      const start = await loaded();
      options?.signal?.throwIfAborted();
      asker ??= start(theory, schemes);
      return asker.ask(question, design, args, options);
    },
    close: () => asker?.close(),
  };
}
