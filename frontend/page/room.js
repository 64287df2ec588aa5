// What a page for a room loads.
import { csv, sideBySide } from "../room/gather.js";
import room from "../room/room.jsx";
import { mountWidgets, tell, whenThere } from "./page.js";

tell({ csv, sideBySide });
whenThere(() => mountWidgets({ room }, ["room"]));
