// What one page of the book hands to the bench of another, in this tab alone. The bench takes it once, checks it, and lets go of it.
import { shelf, widgetName } from "./storage.js";

export const sentTo = (pathname) => shelf(`${widgetName(pathname, 0)} sent`, { forTab: true });
