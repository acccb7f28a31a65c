/** `ssh` as a stream to the daemon at its far end. */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Duplex, type Readable } from 'node:stream';
import { type CommandFailure, failed } from '../failure.ts';
import { diagnosis, lastLine } from './diagnosis.ts';
import { endWithProcess } from './end-with-process.ts';
import { magicLineScanner, maxNoiseBytes, NoiseTooLong } from './magic-line.ts';

export interface SshCall {
  /** Name or path of `ssh`; started without a shell. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** For what is said. */
  readonly host: string;
  /** How long it may take until the daemon is reached. */
  readonly longestMs?: number;
}

/**
 * A person may take the 120 s that sshd gives for a password (LoginGraceTime), and a daemon that is stopping or starting
 * the 70 s that open-daemon.ts and autostart.ts wait for it.
 */
const longestConnectMs = 200_000;
/** What is kept of stderr. */
const keptBytes = 8192;
/** ssh has ended, and still its stderr is open: a shared connection (ControlPersist) went on with it into the background. */
const lastWordsMs = 500;

interface Ending {
  readonly exitCode: number | null;
  /** It could not be started. */
  readonly fault: Error | undefined;
}

/**
 * Connects. The stream ends as a socket does: in order, or with an error that says why; destroyed, it ends `ssh`.
 * @throws CommandFailure in one sentence; `ssh` has been ended then.
 */
export async function sshStream(call: SshCall): Promise<Duplex> {
  const { program, args, env, host, longestMs = longestConnectMs } = call;
  const child = spawn(program, args, { env, stdio: 'pipe', windowsHide: true });
  endWithProcess(child);
  const stderr = lastWords(child.stderr);
  const ending = endOf(child);
  const scanner = magicLineScanner();
  const reached = Promise.withResolvers<void>();
  let isReached = false;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill();
  }, longestMs);

  const whyEnded = async (): Promise<CommandFailure> => {
    const { exitCode, fault } = await ending;
    if (fault) return failed('no-connection', 'error.no-ssh', { program, message: fault.message });
    if (!isLate) return diagnosis({ host, exitCode, stderr: stderr(), noise: scanner.noise() });
    const seconds = Math.round(longestMs / 1000);
    return failed('no-connection', 'error.host-silent', { host, seconds, message: lastLine(stderr()) });
  };
  /** Nothing is wrong when ssh, and with it the program there, ended in order. */
  const faultOfEnd = async () => ((await ending).exitCode === 0 ? undefined : whyEnded());
  const stream = streamTo(child, faultOfEnd);
  const pass = (bytes: Buffer) => {
    if (!stream.push(bytes)) child.stdout.pause();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    if (isReached) return pass(chunk);
    try {
      const rest = scanner.feed(chunk);
      if (!rest) return;
      isReached = true;
      pass(rest);
      reached.resolve();
    } catch (error) {
      const isNoise = error instanceof NoiseTooLong;
      const kilobytes = maxNoiseBytes / 1024;
      reached.reject(isNoise ? failed('no-connection', 'error.host-noise', { host, kilobytes }) : error);
    }
  });
  // Also when it was never opened, because ssh did not start.
  child.stdout.once('close', async () => {
    if (!isReached) return reached.reject(await whyEnded());
    const fault = await faultOfEnd();
    if (fault) stream.destroy(fault);
    else stream.push(null);
  });
  try {
    await reached.promise;
    return stream;
  } catch (error) {
    stream.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Writing and letting go; whoever reads `ssh`'s output hands it on by `push`. */
function streamTo(
  child: ChildProcessWithoutNullStreams,
  faultOfEnd: () => Promise<CommandFailure | undefined>,
): Duplex {
  const { stdin, stdout } = child;
  const stream = new Duplex({
    // As a socket to the daemon: when one side ends, so does the other.
    allowHalfOpen: false,
    read: () => {
      stdout.resume();
    },
    write: (chunk, encoding, done) => {
      stdin.write(chunk, encoding, (error) => {
        // A pipe that is broken does not know why; the end of ssh does, which it comes from.
        if (error) faultOfEnd().then(done);
        else done();
      });
    },
    final: (done) => {
      // Node lets go of the pipe when ssh is gone; then there is nothing to wait for.
      if (stdin.destroyed) done();
      else stdin.end(() => done());
    },
    destroy: (error, done) => {
      end(child);
      done(error);
    },
  });
  // Said where it is written to.
  stdin.on('error', () => {});
  // Whoever takes the stream listens to its end; until then an error must not end the program.
  stream.on('error', () => {});
  return stream;
}

function end(child: ChildProcessWithoutNullStreams): void {
  child.kill();
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
}

/** Reads a stream to its end and keeps the last part of it, which never reaches the terminal as it is. */
function lastWords(stream: Readable): () => string {
  let kept = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    kept = Buffer.concat([kept, chunk]).subarray(-keptBytes);
  });
  return () => kept.toString('utf8');
}

/** Resolves once the process is gone and everything that it said was read. */
function endOf(child: ChildProcessWithoutNullStreams): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('error', (fault) => resolve({ exitCode: null, fault }));
    child.once('close', (exitCode) => resolve({ exitCode, fault: undefined }));
    child.once('exit', (exitCode) => {
      setTimeout(() => resolve({ exitCode, fault: undefined }), lastWordsMs).unref();
    });
  });
}
