// What a page loads whose tables, lists and pictures answer to the reader, though all of them can be read without it.
import { appraise } from "../engine/appraisal.js";
import { falls, reach } from "../engine/reach.js";
import { mountBrowsers } from "../views/browse.js";
import { mountChains } from "../views/chain.js";
import { mountTrials } from "../views/trial.js";
import { expose, onReady } from "./page.js";

expose({ appraise, falls, reach });
onReady(() => {
  mountChains(document);
  mountBrowsers(document);
  mountTrials(document);
});
