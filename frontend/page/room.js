// What a page for a room loads.
import { csv, sideBySide } from "../room/gather.js";
import room from "../room/room.jsx";
import { expose, mountWidgets, onReady } from "./page.js";

expose({ csv, sideBySide });
onReady(() => mountWidgets({ room }, ["room"]));
