// What a page loads on which readers draw ties of their own.
import { canonical, digest } from "../engine/canonical.js";
import { inWords, place } from "../engine/typology.js";
import ties from "../ties/ties.jsx";
import { mapOf } from "../ties/untrusted.js";
import { expose, mountWidgets, onReady } from "./page.js";

expose({
  canonical,
  digest,
  mapOf,
  placed: (tie, labels) => place(tie, labels).map((found) => ({ ...found, said: inWords(found) })),
});
onReady(() => mountWidgets({ ties }, ["ties"]));
