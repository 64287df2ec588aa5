// A text as a QR code, loaded only when it is asked for: how many modules it is wide, and the dark ones as the path of a picture.
import qrcode from "qrcode-generator";

const MOST = 2900; // bytes that the largest code holds

window.realistQr = (text) => {
  if (new TextEncoder().encode(text).length > MOST) return null;
  const code = qrcode(0, "L");
  code.addData(text, "Byte");
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
  return { size, path };
};
