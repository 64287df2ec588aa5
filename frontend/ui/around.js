// What a line that stays in sight asks of what is around it. Marks say so and not :has(), which a browser would look through anew at
// every change that a reader makes.

/** Marks the page, for the room that its jumps leave, and the output that the place stands in, which must not scroll by itself. */
export function around(place, mark) {
  document.documentElement.classList.add(mark);
  place.closest(".output")?.classList.add("is-around-bar");
}
