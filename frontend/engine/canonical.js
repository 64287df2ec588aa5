// JSON with sorted keys and no spaces, as Python's json.dumps(..., sort_keys=True, separators=(",", ":"), ensure_ascii=False) writes it.

export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value && typeof value === "object") {
    return `{${Object.keys(value)
      .sort()
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
