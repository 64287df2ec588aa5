// Bundles each entry twice over: as a module for a kernel (anywidget) and, all together, as one classic script for the built book.
// Run `npm ci && npm run build` here after a change; the results are committed so that nobody else needs Node.js.
import { copyFile } from "node:fs/promises";
import { resolve } from "node:path";
import { build } from "esbuild";

const common = {
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  target: ["es2022"],
  jsx: "automatic",
  jsxImportSource: "preact",
  absWorkingDir: import.meta.dirname,
  outdir: process.argv[2] ?? "../realist/static",
};

await build({ ...common, entryPoints: { bench: "bench/bench.jsx" }, format: "esm" });
await build({ ...common, entryPoints: { page: "page.js" }, format: "iife" });
await build({ ...common, entryPoints: { lookup: "lookup.js" }, format: "iife" }); // apart, so that the longest page loads no widget

// The bundles hold Preact, whose licence asks to go with it.
await copyFile(
  resolve(common.absWorkingDir, "node_modules/preact/LICENSE"),
  resolve(common.absWorkingDir, common.outdir, "page.preact-licence.txt"),
);
