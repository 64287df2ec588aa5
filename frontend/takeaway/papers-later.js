// Stands in for papers.js in the built book: a script of its own, loaded when something is first taken away or a file is opened.
import { load } from "../ui/load-script.js";

export const papers = () => load("papers.js", "realist");
