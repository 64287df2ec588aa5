// What a page with exercises loads.
import { alpha, compared } from "../engine/alpha.js";
import { canonical, digest } from "../engine/canonical.js";
import { answer, conclusion } from "../exercises/building.js";
import classView from "../exercises/class-view.jsx";
import exercise from "../exercises/exercise.jsx";
import handIn from "../exercises/hand-in.jsx";
import { csvOf, readFile as handedIn, pageOf } from "../exercises/handin.js";
import { expose, mountWidgets, onReady } from "./page.js";

expose({ alpha, canonical, compared, conclusion, csvOf, digest, handedIn, answerDraft: answer, pageOf });
onReady(() => mountWidgets({ "class-view": classView, exercise, "hand-in": handIn }));
