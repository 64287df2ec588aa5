// The questions over designs, as a script of their own that a page loads when the first of them is asked.
import { asking } from "../engine/asking.js";
import * as inquiry from "../engine/inquiry.js";

window.realist = { ...window.realist, ...inquiry, asking };
