// A row of bits, written and read, and the code in which texts stand in it. The same as realist/sharing/bits.py.
import FORMAT from "../../realist/sharing/format.json" with { type: "json" };
import REFUSALS from "../../realist/sharing/refusals.json" with { type: "json" };

const TEXT_LIMIT = 65535;

export class CutError extends Error {}
export class BitsError extends Error {}

/** The code of each byte: a canonical Huffman code, from the lengths that the format fixes. */
const CODES = (() => {
  const codes = [];
  let code = 0;
  let before = 0;
  const lengths = [...FORMAT.letters].map((letter, byte) => [parseInt(letter, 36), byte]);
  for (const [length, byte] of lengths.sort(([a, x], [b, y]) => a - b || x - y)) {
    code <<= length - before;
    codes[byte] = code.toString(2).padStart(length, "0");
    code += 1;
    before = length;
  }
  return codes;
})();
const BYTES = new Map(CODES.map((code, byte) => [code, byte]));

export class Writer {
  bits = [];
  number(value, width) {
    if (width) this.bits.push(value.toString(2).padStart(width, "0"));
  }
  rice(value, width) {
    this.bits.push(`${"1".repeat(value >> width)}0`);
    this.number(value & ((1 << width) - 1), width);
  }
  text(text) {
    const raw = new TextEncoder().encode(text);
    if (raw.length > TEXT_LIMIT) throw new BitsError(REFUSALS.too_much_text);
    this.number(raw.length, 16);
    for (const byte of raw) this.bits.push(CODES[byte]);
  }
  bytes() {
    const row = this.bits.join("");
    const found = new Uint8Array(Math.ceil(row.length / 8));
    for (let place = 0; place < row.length; place += 8)
      found[place / 8] = parseInt(row.slice(place, place + 8).padEnd(8, "0"), 2);
    return found;
  }
}

export class Reader {
  constructor(raw) {
    this.raw = raw;
    this.at = 0;
  }
  bit() {
    if (this.at >= this.raw.length * 8) throw new CutError();
    const found = (this.raw[this.at >> 3] >> (7 - (this.at & 7))) & 1;
    this.at += 1;
    return found;
  }
  number(width) {
    let value = 0;
    for (let i = 0; i < width; i += 1) value = value * 2 + this.bit();
    return value;
  }
  rice(width, most) {
    let high = 0;
    while (this.bit()) {
      high += 1;
      if (high * 2 ** width > most) throw new BitsError();
    }
    return high * 2 ** width + this.number(width);
  }
  text() {
    const raw = new Uint8Array(this.number(16));
    for (let i = 0; i < raw.length; i += 1) {
      let code = "";
      while (!BYTES.has(code)) code += this.bit();
      raw[i] = BYTES.get(code);
    }
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
    } catch {
      throw new BitsError();
    }
  }
  get atEnd() {
    const left = this.raw.length * 8 - this.at;
    if (left >= 8) return false;
    for (let i = 0; i < left; i += 1) if (this.bit()) return false;
    return true;
  }
}
