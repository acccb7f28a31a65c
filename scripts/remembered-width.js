// The width of a text in columns, remembered: the renderer measures every line of every frame anew, and nearly all of
// them are those of the frame before. Stands in for string-width in the bundle (build.mjs).
import stringWidth from 'string-width';

const most = 2000;
const known = new Map();

export default function rememberedWidth(text, options) {
  if (options !== undefined || typeof text !== 'string') return stringWidth(text, options);
  let width = known.get(text);
  if (width === undefined) {
    width = stringWidth(text);
    if (known.size >= most) known.clear();
    known.set(text, width);
  }
  return width;
}
