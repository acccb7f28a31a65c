import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { CsvEncoding } from '../../../core/csv-mapping.ts';
import { refuse } from '../read-failure.ts';
import { firstBadUtf8Line } from '../utf8-fault.ts';

/** Text of a CSV file in the encoding of its mapping, without a byte order mark. */
export function csvText(bytes: Uint8Array, encoding: CsvEncoding): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    refuse('encoding', 'The file is UTF-16 ("Unicode text"); save it as "CSV UTF-8".', { line: 1 });
  if (encoding === 'utf-8') {
    if (!isUtf8(bytes))
      refuse(
        'encoding',
        'This line holds bytes that are not UTF-8. Save the file as "CSV UTF-8", or make a column mapping with the encoding windows-1252.',
        { line: firstBadUtf8Line(bytes) },
      );
    return new TextDecoder('utf-8').decode(bytes);
  }
  // Text that happens to be valid UTF-8 beyond ASCII is UTF-8: names would come out garbled, one by one.
  if (isUtf8(bytes) && !isAscii(bytes))
    refuse(
      'encoding',
      'The file is UTF-8, but its column mapping says windows-1252. Make a column mapping with the encoding utf-8.',
      { line: 1 },
    );
  return iconv.decode(Buffer.from(bytes), 'windows-1252');
}

/** The encoding that the bytes can only have, or most likely have. */
export function guessedEncoding(bytes: Uint8Array): CsvEncoding {
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}
