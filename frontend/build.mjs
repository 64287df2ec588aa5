// Bundles each entry twice over: as a module for a kernel (anywidget) and, all together, as one classic script for the built book.
// Run `npm ci && npm run build` here after a change; the results are committed so that nobody else needs Node.js.
import { copyFile } from "node:fs/promises";
import { resolve } from "node:path";
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

await build({ ...common, entryPoints: { bench: "bench/bench.jsx" }, format: "esm" });
/** In the built book the questions over designs are a script of their own, which the page loads when the first is asked. */
const askedLater = {
  name: "asked later",
  setup: ({ onResolve }) => onResolve({ filter: /engine\/asking\.js$/ }, () => ({ path: resolve(plain.absWorkingDir, "bench/asking-later.js") })),
};
await build({ ...common, plugins: [askedLater], entryPoints: { page: "page.js" }, format: "iife" });
await build({ ...common, entryPoints: { ask: "ask.js" }, format: "iife" });

// The bundles hold Preact, whose licence asks to go with it.
await copyFile(
  resolve(common.absWorkingDir, "node_modules/preact/LICENSE"),
  resolve(common.absWorkingDir, common.outdir, "page.preact-licence.txt"),
);
