// What a page for a room loads.
import { csv, sideBySide } from "../takeaway/gather.js";
import room from "../takeaway/room.jsx";
import { mountWidgets, tell, whenThere } from "./page.js";

tell({ csv, sideBySide });
whenThere(() => mountWidgets({ room }, ["room"]));
