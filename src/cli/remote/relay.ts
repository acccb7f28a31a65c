/** The far end of `--host`: this process's input and output become a client of the daemon, byte for byte. */

import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { magicLine } from '../../core/magic-line.ts';
import { failed } from '../failure.ts';

export interface Ends {
  readonly input: Readable;
  readonly output: Writable;
  /** `undefined` when none runs and none is to be started: said by an end right after the magic line. */
  readonly daemon: Socket | undefined;
}

/** How long a daemon that takes nothing any more may keep the rest of an input that has ended. */
const lastBytesMs = 5_000;

/**
 * Resolves when either side has ended and what was under way has been handed on.
 * @throws CommandFailure when the connection to the daemon broke
 */
export async function relay({ input, output, daemon }: Ends): Promise<void> {
  output.write(magicLine);
  if (!daemon) {
    input.destroy();
    return;
  }
  const fault = await new Promise<Error | undefined>((resolve) => {
    let broken: Error | undefined;
    let timer: NodeJS.Timeout | undefined;
    daemon.once('error', (error) => {
      broken = error;
    });
    daemon.once('close', () => {
      clearTimeout(timer);
      resolve(broken);
    });
    input.once('close', () => {
      timer = setTimeout(() => daemon.destroy(), lastBytesMs);
    });
    input.once('error', () => daemon.destroy());
    output.once('error', () => daemon.destroy());
    input.pipe(daemon);
    daemon.pipe(output, { end: false });
    if (daemon.destroyed) resolve(undefined);
  });
  input.destroy();
  if (fault) throw failed('no-daemon', 'error.relay', { message: fault.message });
}
