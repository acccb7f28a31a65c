/**
 * Bounds on what comes in over the socket (rule 41). The JSON-RPC reader buffers whatever length a header announces;
 * this looks at the same bytes first and refuses before the body is read. It knows only the framing:
 * `Content-Length: N`, an empty line, N bytes.
 */

/** Longest header, its closing empty line included. */
const maxHeaderBytes = 8192;

const carriageReturn = 13;
const lineFeed = 10;
/** The base protocol knows two header fields; anything else could be read differently by the reader behind this. */
const contentLength = /^content-length: *(\d{1,15}) *$/i;
const contentType = /^content-type:[ -~]*$/i;

/** A frame, or its header, is larger than allowed. */
export class FrameTooLarge extends Error {
  override readonly name = 'FrameTooLarge';
}

/** The bytes are no framed message. */
export class FrameMalformed extends Error {
  override readonly name = 'FrameMalformed';
}

/**
 * A watcher over one connection's bytes. Call it with every chunk, in order, before the chunk goes on to the reader.
 *
 * @param maxBodyBytes largest body that may pass.
 * @returns a function that throws {@link FrameTooLarge} or {@link FrameMalformed}; the connection is to be closed then.
 */
export function watchFrames(maxBodyBytes: number): (chunk: Uint8Array) => void {
  let header = '';
  let bodyLeft = 0;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (bodyLeft > 0) {
        const taken = Math.min(bodyLeft, chunk.length - at);
        bodyLeft -= taken;
        at += taken;
        continue;
      }
      header += String.fromCharCode(headerByte(chunk[at] ?? 0));
      at += 1;
      if (header.length > maxHeaderBytes)
        throw new FrameTooLarge(`A message header is longer than ${maxHeaderBytes} bytes.`);
      if (!header.endsWith('\r\n\r\n')) continue;
      bodyLeft = bodyLength(header);
      header = '';
      if (bodyLeft > maxBodyBytes)
        throw new FrameTooLarge(`A message of ${bodyLeft} bytes is larger than the ${maxBodyBytes} that are allowed.`);
    }
  };
}

function headerByte(byte: number): number {
  if ((byte >= 32 && byte < 127) || byte === carriageReturn || byte === lineFeed) return byte;
  throw new FrameMalformed('A message header holds a byte that is no printable character.');
}

function bodyLength(header: string): number {
  let length: number | undefined;
  for (const line of header.slice(0, -4).split('\r\n')) {
    const found = contentLength.exec(line);
    if (found && length === undefined) length = Number(found[1]);
    else if (!contentType.test(line)) throw new FrameMalformed('A message header has a field that is not known.');
  }
  if (length === undefined) throw new FrameMalformed('A message header has no Content-Length.');
  return length;
}
