// Findings, rivals and passages are read only where somebody unfolds a configuration: they come when they are first asked for.
// With a kernel they are in the model. In the built book they are a script, because from a file there is nothing else to load by.
import { useEffect, useState } from "preact/hooks";
import { loadScript } from "./load-script.js";

/** A promise of the details of a model: { configurations, findings, passages }. */
function detailsOf(model) {
  const here = model.get("details");
  if (here?.findings) return Promise.resolve(here);
  const { details: source } = model.get("place") ?? {};
  return source ? loadScript(source, "realistDetails") : Promise.reject(new Error("no details"));
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
