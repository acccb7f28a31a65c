import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { shown } from '../outside-text.ts';
import { refuse } from '../read-failure.ts';
import { firstBadUtf8Line } from '../utf8-fault.ts';

/** Declared encodings that are read, by the name of their decoder. Everything a Western European exporter writes. */
const decoders: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'latin1',
  latin1: 'latin1',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
};

/**
 * Text of an XML file. A byte order mark, or the shape of the first two characters, goes before the declared encoding
 * (XML 1.0 appendix F); without either it is UTF-8.
 */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0x3c && second === 0x00) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0x00 && second === 0x3c) return new TextDecoder('utf-16be').decode(bytes);
  const declared = declaredEncoding(bytes);
  const decoder = hasUtf8Mark(bytes) ? 'utf-8' : decoders[declared];
  if (decoder === undefined)
    return refuse(
      'encoding',
      `The file declares the encoding "${shown(declared)}", which is not read; export it as UTF-8.`,
      { line: 1 },
    );
  if (decoder !== 'utf-8') return iconv.decode(Buffer.from(bytes), decoder);
  if (!isUtf8(bytes))
    return refuse(
      'encoding',
      'The file says it is UTF-8, but this line holds bytes that are not; export it again, or correct the encoding in its first line.',
      { line: firstBadUtf8Line(bytes) },
    );
  return new TextDecoder('utf-8').decode(bytes);
}

function hasUtf8Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function declaredEncoding(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return (/^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(start)?.[1] ?? 'utf-8').toLowerCase();
}
