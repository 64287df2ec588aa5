// Bundles each entry twice over: as a module for a kernel (anywidget) and as classic scripts for the built book, one for each
// kind of page, so that a page loads what it shows and no more.
// Run `npm ci && npm run build` here after a change; the results are committed so that nobody else needs Node.js.
import { copyFile, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { build } from "esbuild";

/** `text:` before a module's address gives its whole bundle as a text, from which a worker can be made: no second file, no eval. */
const asText = {
  name: "text",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^text:/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path.slice(5)), namespace: "text" }));
    onLoad({ filter: /.*/, namespace: "text" }, async ({ path }) => {
      const { outputFiles, metafile } = await build({ ...plain, entryPoints: [path], format: "iife", write: false, metafile: true });
      const watchFiles = Object.keys(metafile.inputs).map((input) => resolve(plain.absWorkingDir, input));
      return { contents: outputFiles[0].text, loader: "text", watchFiles };
    });
  },
};

const plain = {
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  target: ["es2022"],
  jsx: "automatic",
  jsxImportSource: "preact",
  absWorkingDir: import.meta.dirname,
};
const common = { ...plain, plugins: [asText], outdir: process.argv[2] ?? "../realist/static" };

/** The licences of the packages that a bundle holds, one after another. */
async function licences({ inputs }) {
  const packages = new Set(Object.keys(inputs).flatMap((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []));
  const texts = [...packages].sort().map(async (place) => {
    const folder = resolve(common.absWorkingDir, place);
    const { name, version, license, author } = JSON.parse(await readFile(resolve(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    return `${name} ${version} (${license})\n\n${file ? await readFile(resolve(folder, file), "utf8") : `Copyright (c) ${author?.name ?? author}; the terms are those of the ${license} licence.`}`;
  });
  return `${(await Promise.all(texts)).join("\n\n")}\n`;
}

const widgets = {
  bench: "bench/bench.jsx",
  "class-view": "exercises/class-view.jsx",
  exercise: "exercises/exercise.jsx",
  "hand-in": "exercises/hand-in.jsx",
  room: "takeaway/room.jsx",
  ties: "ties/ties.jsx",
};
await build({ ...common, entryPoints: widgets, format: "esm" });
/** In the built book these are scripts of their own, which a page loads when something of them is first asked for. */
const LATER = { asking: "bench/asking-later.js", papers: "takeaway/papers-later.js" };
const loadedLater = {
  name: "loaded later",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(asking|papers)\.js$/ }, ({ path }) => ({ path: resolve(plain.absWorkingDir, LATER[basename(path, ".js")]) })),
};
const pages = ["bench", "exercises", "lookup", "room", "ties", "views"].map((name) => [`page-${name}`, `page/${name}.js`]);
await build({ ...common, plugins: [loadedLater], entryPoints: Object.fromEntries(pages), format: "iife", loader: { ".css": "empty" } });
await build({ ...common, entryPoints: { page: "page/page.css" } });
await build({ ...common, entryPoints: { ask: "bench/ask.js", papers: "takeaway/papers-script.js" }, format: "iife" });
// What the page loads only when it is asked for, with the licences of all that is in it.
for (const name of ["word", "qr"]) {
  const made = await build({ ...common, entryPoints: { [name]: `takeaway/${name}.js` }, format: "iife", metafile: true });
  await writeFile(resolve(common.absWorkingDir, common.outdir, `${name}.licences.txt`), await licences(made.metafile));
}

// The bundles hold Preact, whose licence asks to go with it.
await copyFile(
  resolve(common.absWorkingDir, "node_modules/preact/LICENSE"),
  resolve(common.absWorkingDir, common.outdir, "page.preact-licence.txt"),
);
