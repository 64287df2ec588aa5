// Findings, rivals and passages are read only where somebody unfolds a configuration: they come when they are first asked for.
// With a kernel they are in the model. In the built book they are a script, because from a file there is nothing else to load by.
import { useEffect, useState } from "preact/hooks";

const asked = new Map();

/** A promise of the details of a model: { configurations, findings, passages }. */
function detailsOf(model) {
  const here = model.get("details");
  if (here?.findings) return Promise.resolve(here);
  const { details: source } = model.get("place") ?? {};
  if (!source) return Promise.reject(new Error("no details"));
  if (!asked.has(source)) {
    const coming = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = () => (window.realistDetails ? resolve(window.realistDetails) : reject(new Error("no details")));
      script.onerror = () => reject(new Error("not loaded"));
      document.head.append(script);
    });
    coming.catch(() => asked.delete(source)); // so that asking again is a second try
    asked.set(source, coming);
  }
  return asked.get(source);
}

/** The details, once something that needs them is drawn: null while they come, false where they cannot be had. */
export function useDetails(model) {
  const [details, setDetails] = useState(null);
  useEffect(() => {
    let there = true;
    detailsOf(model).then(
      (found) => there && setDetails(found),
      () => there && setDetails(false),
    );
    return () => {
      there = false;
    };
  }, [model]);
  return details;
}
