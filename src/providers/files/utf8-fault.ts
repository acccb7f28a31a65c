import { isUtf8 } from 'node:buffer';

/** 1-based line of the first bytes that are not UTF-8. @param bytes that are not valid UTF-8. */
export function firstBadUtf8Line(bytes: Uint8Array): number {
  const newline = 0x0a;
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(newline, start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}
