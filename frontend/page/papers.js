// What papers.js promises, as a script that a page of the built book loads when it is first needed.
import * as all from "../takeaway/papers-all.js";

window.realist = { ...window.realist, ...all };
