/** Finds the line with which `nightaudit rpc` begins, behind whatever the login shell said first. */

import { magicLine } from '../../core/magic-line.ts';

/** More than any message of the day; a shell that says more is refused (rule 42). */
export const maxNoiseBytes = 65_536;
/** What is kept of the noise: a shell that goes no further may have said there why. */
const keptBytes = 2000;

const magic = Buffer.from(magicLine);

export class NoiseTooLong extends Error {
  override readonly name = 'NoiseTooLong';
}

export interface MagicLineScanner {
  /**
   * Takes the next bytes.
   * @returns those behind the magic line once it has come, `undefined` before.
   * @throws NoiseTooLong when it did not begin within {@link maxNoiseBytes}.
   */
  feed(chunk: Buffer): Buffer | undefined;
  /** The end of what came before the line. */
  noise(): string;
}

export function magicLineScanner(): MagicLineScanner {
  let seen = 0;
  let kept = Buffer.alloc(0);
  return {
    feed(chunk) {
      const window = Buffer.concat([kept, chunk]);
      const windowStart = seen - kept.length;
      seen += chunk.length;
      const at = window.indexOf(magic);
      const earliestStart = at >= 0 ? windowStart + at : seen - magic.length + 1;
      if (earliestStart > maxNoiseBytes) throw new NoiseTooLong();
      kept = window.subarray(0, at >= 0 ? at : window.length).subarray(-keptBytes);
      return at >= 0 ? window.subarray(at + magic.length) : undefined;
    },
    noise: () => kept.toString('utf8'),
  };
}
