// What a reader takes away as a document or a file, and what reads a file again.

export { FILE_LIMIT, fileOf, readFile } from "../sharing/file.js";
export { brief } from "./brief.js";
export { markdown } from "./documents.js";
export { notebookOf } from "./notebook.js";
