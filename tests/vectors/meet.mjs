// Puts vectors to the sources of the front end, without a browser: Node.js 20 and nothing else.
//
//   node tests/vectors/meet.mjs [FILE...]   the files, or all that stand beside this; says what is not met, and fails
//   node tests/vectors/meet.mjs -           a vector a line on standard input; a line of JSON for each: the cases not met
import { readdir, readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { appraise } from "../../frontend/engine/appraisal.js";
import { canonical, digest } from "../../frontend/engine/canonical.js";
import { readDesign } from "../../frontend/engine/design.js";
import * as inquiry from "../../frontend/engine/inquiry.js";
import { index, sentence } from "../../frontend/engine/sentence.js";
import { linkOf, readLink } from "../../frontend/sharing/link.js";
import { designIn, designsIn } from "../../frontend/sharing/pasted.js";
import * as papers from "../../frontend/takeaway/papers-all.js";
import meet from "./asked.mjs";

const realist = {
  ...inquiry,
  ...papers,
  appraise,
  canonical,
  designIn,
  designsIn,
  digest,
  linkOf,
  readDesign,
  readLink,
  sentence: (theory, c) => sentence(index(theory), c),
};

async function meetFile(path) {
  const vectors = JSON.parse(await readFile(path, "utf8"));
  for (const vector of vectors) {
    for (const { case: i, answer } of await meet(realist, vector, Infinity)) {
      const { ask, of, answer: wanted = "another answer" } = vector.cases[i];
      console.error(
        `${path}: ${vector.about}: ${ask} of ${canonical(of)}: ${canonical(wanted)} and not ${canonical(answer)}`,
      );
      process.exitCode = 1;
    }
  }
  console.log(`${path}: ${vectors.reduce((sum, { cases }) => sum + cases.length, 0)} cases`);
}

const given = process.argv.slice(2);
if (given[0] === "-") {
  for await (const line of createInterface({ input: process.stdin }))
    console.log(JSON.stringify(await meet(realist, JSON.parse(line))));
} else {
  const here = (await readdir(import.meta.dirname)).filter((name) => name.endsWith(".json")).sort();
  for (const path of given.length ? given : here.map((name) => `${import.meta.dirname}/${name}`)) await meetFile(path);
}
