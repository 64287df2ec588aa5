// What a page loads whose tables, lists and pictures answer to the reader, though all of them can be read without it.
import { mountBrowsers } from "../browse/browse.js";
import { mountChains } from "../chain/chain.js";
import { falls, reach } from "../chain/reach.js";
import { appraise } from "../engine/appraisal.js";
import { mountMaps } from "../maps.js";
import { mountTrials } from "../trial/trial.js";
import { tell, whenThere } from "./page.js";

tell({ appraise, falls, reach });
whenThere(() => {
  mountMaps(document);
  mountChains(document);
  mountBrowsers(document);
  mountTrials(document);
});
