// Bundles each entry twice over: as a module for a kernel (anywidget) and as classic scripts for the built book, one for each
// kind of page, so that a page loads what it shows and no more.
// Run `npm ci && npm run build` here after a change; the results are committed so that nobody else needs Node.js.
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { build } from "esbuild";

/** `text:` before a module's address gives its whole bundle as a text, from which a worker can be made: no second file, no eval. */
const asText = {
  name: "text",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^text:/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.slice(5)),
      namespace: "text",
    }));
    onLoad({ filter: /.*/, namespace: "text" }, async ({ path }) => {
      const { outputFiles, metafile } = await build({
        ...plain,
        entryPoints: [path],
        format: "iife",
        write: false,
        metafile: true,
      });
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
  target: ["chrome121", "edge121", "firefox128", "safari17.4"], // the floor that realist/browsers.py states
  jsx: "automatic",
  jsxImportSource: "preact",
  absWorkingDir: import.meta.dirname,
};
const common = { ...plain, plugins: [asText], outdir: process.argv[2] ?? "../realist/static" };

const described = async (place) =>
  JSON.parse(await readFile(resolve(plain.absWorkingDir, place, "package.json"), "utf8"));

/** Some packages with all that they need in turn: a package may come with copies of those within its own files. Types leave no trace. */
async function withTheirs(places, found = new Set()) {
  for (const place of places) {
    if (found.has(place)) continue;
    found.add(place);
    const { dependencies = {} } = await described(place);
    const needed = Object.keys(dependencies).filter((name) => !name.startsWith("@types/"));
    await withTheirs(
      needed.map((name) => `node_modules/${name}`),
      found,
    );
  }
  return [...found].sort();
}

/** What stands in a file of a package about works of others that were copied into it. */
async function copiedIn(path) {
  const comments = (await readFile(resolve(plain.absWorkingDir, path), "utf8")).match(/\/\*[\s\S]*?\*\//g) ?? [];
  const stated = comments
    .filter((text) => /@licen[cs]e|\bcopyright\b/i.test(text))
    .map((text) => text.replace(/^\s*\/?\*+\/?[ \t]?/gm, "").trim());
  return [...new Set(stated)].map((text) => `Within ${path.replace("node_modules/", "")}:\n\n${text}`);
}

/**
 * Packages of which a file says that its maker's bundler put them in: it notes each above what came of it, a helper with its version.
 * They must be installed, so that their licence can be read, and a helper just as it is noted: a new version of `docx` may ask for another.
 */
async function noted(path) {
  const text = await readFile(resolve(plain.absWorkingDir, path), "utf8");
  const brought = text.matchAll(/^\/\/ .*?(?:\\0(@?[\w.+-]+)@(\d[\w.-]*)|node_modules\/((?:@[\w.-]+\/)?[\w.-]+))\//gm);
  const found = new Map(
    [...brought].map(([, helper, version, name]) => [`node_modules/${helper?.replace("+", "/") ?? name}`, version]),
  );
  for (const [place, version] of found) {
    const is = (await described(place)).version;
    if (version && is !== version)
      throw new Error(
        `${path} holds version ${version} of what is installed in ${place} as ${is}: name ${version} in package.json`,
      );
  }
  return [...found.keys()];
}

/** The licences of all that a bundle holds, one after another. */
async function licences({ inputs }) {
  const theirs = Object.keys(inputs).filter((path) => path.startsWith("node_modules/"));
  const within = (await Promise.all(theirs.map(noted))).flat();
  const packages = await withTheirs([
    ...within,
    ...theirs.map((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/)[0]),
  ]);
  const texts = packages.map(async (place) => {
    const { name, version, license, author } = await described(place);
    const file = (await readdir(resolve(plain.absWorkingDir, place))).find((each) => /^licen[cs]e/i.test(each));
    return `${name} ${version} (${license})\n\n${file ? await readFile(resolve(plain.absWorkingDir, place, file), "utf8") : `Copyright (c) ${author?.name ?? author}; the terms are those of the ${license} licence.`}`;
  });
  const all = [...(await Promise.all(texts)), ...(await Promise.all(theirs.map(copiedIn))).flat()];
  return `${all.map((text) => text.trim()).join("\n\n")}\n`;
}

const widgets = {
  bench: "bench/bench.jsx",
  "class-view": "exercises/class-view.jsx",
  exercise: "exercises/exercise.jsx",
  "hand-in": "exercises/hand-in.jsx",
  room: "room/room.jsx",
  ties: "ties/ties.jsx",
};
await build({ ...common, entryPoints: widgets, format: "esm" });
/** In the built book these are scripts of their own, which a page loads when something of them is first asked for. */
const LATER = { asking: "bench/asking-later.js", papers: "takeaway/papers-later.js" };
const loadedLater = {
  name: "loaded later",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(asking|papers)\.js$/ }, ({ path }) => ({
      path: resolve(plain.absWorkingDir, LATER[basename(path, ".js")]),
    })),
};
const pages = ["bench", "exercises", "lookup", "room", "ties", "views"].map((name) => [
  `page-${name}`,
  `page/${name}.js`,
]);
await build({
  ...common,
  plugins: [loadedLater],
  entryPoints: Object.fromEntries(pages),
  format: "iife",
  loader: { ".css": "empty" },
});
await build({ ...common, entryPoints: { page: "page/page.css" } });
await build({ ...common, entryPoints: { ask: "page/ask.js", papers: "page/papers.js" }, format: "iife" });
// What the page loads only when it is asked for, with the licences of all that is in it.
for (const name of ["word", "qr"]) {
  const made = await build({
    ...common,
    entryPoints: { [name]: `takeaway/${name}.js` },
    format: "iife",
    metafile: true,
  });
  await writeFile(resolve(common.absWorkingDir, common.outdir, `${name}.licences.txt`), await licences(made.metafile));
}

// The bundles hold Preact, whose licence asks to go with it.
await copyFile(
  resolve(common.absWorkingDir, "node_modules/preact/LICENSE"),
  resolve(common.absWorkingDir, common.outdir, "page.preact-licence.txt"),
);
