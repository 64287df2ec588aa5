// Hands a file to the reader; nothing leaves the browser but into the reader's own folder.

const MINUTE = 60_000; // milliseconds: long after the browser has begun to save it

export function download(content, name, type) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), MINUTE);
}
