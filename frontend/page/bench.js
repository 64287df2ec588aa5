// What a page with a bench loads.
import bench from "../bench/bench.jsx";
import { appraise } from "../engine/appraisal.js";
import { asking } from "../engine/asking.js";
import { canonical, digest } from "../engine/canonical.js";
import { readDesign } from "../engine/design.js";
import * as inquiry from "../engine/inquiry.js";
import { index, sentence } from "../engine/sentence.js";
import { brief } from "../takeaway/brief.js";
import { markdown } from "../takeaway/documents.js";
import { fileOf, readFile } from "../takeaway/file.js";
import { linkOf, readLink } from "../takeaway/link.js";
import { notebookOf } from "../takeaway/notebook.js";
import { mountWidgets, tell, whenThere } from "./page.js";

tell({
  ...inquiry,
  appraise,
  asking,
  brief,
  canonical,
  digest,
  fileOf,
  linkOf,
  markdown,
  notebookOf,
  readDesign,
  readFile,
  readLink,
  sentence: (theory, c) => sentence(index(theory), c),
});
whenThere(() => mountWidgets({ bench }));
