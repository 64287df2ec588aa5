// Classes on what surrounds a line that stays in sight. They stand for :has(), which a browser would match anew at every change.

/** Marks the page, for the room that its jumps leave, and the output that the place stands in, which must not scroll by itself. */
export function around(place, mark) {
  document.documentElement.classList.add(mark);
  place.closest(".output")?.classList.add("is-around-bar");
}
