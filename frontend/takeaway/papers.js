// A promise of what a reader takes away: at once where it is part of the bundle, later in the built book (papers-later.js).
import * as all from "./papers-all.js";

export const papers = async () => all;
