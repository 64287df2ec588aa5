// Stands in for papers.js in the built book: a script of its own, loaded when something is first taken away or a file is opened.
import { load } from "./load.js";

export const papers = () => load("papers.js", "realist");
