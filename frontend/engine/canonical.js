// JSON with sorted keys and no spaces, as Python's json.dumps(..., sort_keys=True, separators=(",", ":"), ensure_ascii=False) writes it.

/** Names in the order of their code points, as Python has them; JavaScript's own order differs beyond the basic plane. */
function byPoint(one, other) {
  const [a, b] = [[...one], [...other]];
  for (let i = 0; i < Math.min(a.length, b.length); i++)
    if (a[i] !== b[i]) return a[i].codePointAt(0) - b[i].codePointAt(0);
  return a.length - b.length;
}

export const sorted = (names) =>
  names.some((name) => /[\ud800-\udfff]/.test(name)) ? names.sort(byPoint) : names.sort();

/** Two lists of texts, compared as Python compares tuples. */
export function inOrder(one, other) {
  for (let i = 0; i < Math.min(one.length, other.length); i++)
    if (one[i] !== other[i]) return one[i] < other[i] ? -1 : 1;
  return one.length - other.length;
}

/** Whether a value of JSON is an object, and no list. */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value && typeof value === "object") {
    return `{${sorted(Object.keys(value))
      .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
      .join(",")}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 of some texts, one after another, as hex. */
export async function digest(texts) {
  const bytes = new TextEncoder().encode(texts.join("\n"));
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
