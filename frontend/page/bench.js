// What a page with a bench loads at once; ask.js and papers.js bring the rest to window.realist.
import bench from "../bench/bench.jsx";
import { appraise } from "../engine/appraisal.js";
import { asking } from "../engine/asking.js";
import { canonical, digest } from "../engine/canonical.js";
import { readDesign } from "../engine/design.js";
import { index, sentence } from "../engine/sentence.js";
import { linkOf, readLink } from "../sharing/link.js";
import { designsIn } from "../sharing/pasted.js";
import { around } from "../ui/around.js";
import { expose, mountWidgets, onReady } from "./page.js";

expose({
  appraise,
  asking,
  canonical,
  designsIn,
  digest,
  linkOf,
  readDesign,
  readLink,
  sentence: (theory, c) => sentence(index(theory), c),
});
onReady(() => {
  mountWidgets({ bench });
  for (const place of document.querySelectorAll("[data-realist-widget='bench']")) around(place, "has-bench");
});
