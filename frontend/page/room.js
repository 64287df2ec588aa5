// What a page for a room loads.
import room from "../takeaway/room.jsx";
import { mountWidgets, whenThere } from "./page.js";

whenThere(() => mountWidgets({ room }));
