/**
 * Reaches the daemon of a home, and starts one when none answers. Two commands may do so at once: the home's lock lets
 * one daemon live, and both commands end up at it.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join, parse } from 'node:path';
import type { SocketPlace } from '../core/socket-path.ts';
import { failed } from './failure.ts';
import { ownFolder } from './socket-folder.ts';

export interface DaemonPlace {
  readonly home: string;
  readonly socket: SocketPlace;
  readonly uid: number;
  /** The program's entry point (dist/bin.js), started with this very Node. */
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
}

/** How long a new daemon may take until it answers. */
const startMs = 10_000;
/** How long a command waits after its own daemon gave up, because another one may just be starting. */
const rivalMs = 2_000;
const longestPauseMs = 200;

/** A connection to the daemon, or `undefined` when none listens. A socket left over from a crash counts as none. */
export async function reach({ socket, uid }: Pick<DaemonPlace, 'socket' | 'uid'>): Promise<Socket | undefined> {
  if (socket.folder !== '') ownFolder(socket.folder, uid);
  return await new Promise((resolve, reject) => {
    const connection = connect(socket.path);
    connection.once('connect', () => {
      // Whoever takes the connection listens to its end; until then an error must not end the program.
      connection.on('error', () => {});
      resolve(connection);
    });
    connection.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else reject(failed('no-daemon', 'error.socket', { path: socket.path, message: error.message }));
    });
  });
}

/**
 * A connection to the daemon, started if need be.
 * @throws CommandFailure with the daemon's own first line when it could not start.
 */
export async function reachOrStart(place: DaemonPlace): Promise<Socket> {
  const running = await reach(place);
  if (running) return running;
  const start = startDaemon(place);
  try {
    const begun = performance.now();
    let diedAt: number | undefined;
    for (let pause = 10; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      const socket = await reach(place);
      if (socket) return socket;
      const now = performance.now();
      if (start.hasEnded()) diedAt ??= now;
      if (diedAt !== undefined && now - diedAt > rivalMs)
        throw failed('no-daemon', 'error.daemon-ended', { message: start.firstLine() });
      if (now - begun > startMs)
        throw failed('no-daemon', 'error.daemon-slow', { seconds: startMs / 1000, message: start.firstLine() });
    }
  } finally {
    start.forget();
  }
}

interface Start {
  hasEnded(): boolean;
  /** What the daemon said first on stderr. */
  firstLine(): string;
  forget(): void;
}

/** The daemon outlives the command: a process group of its own, nothing shared but a file for its first words. */
function startDaemon({ home, socket, program, env }: DaemonPlace): Start {
  const folder = socket.folder === '' ? (env.TEMP ?? parse(home).root) : socket.folder;
  const path = join(folder, `start-${randomUUID()}.log`);
  const file = openSync(path, 'wx', 0o600);
  let child: ChildProcess;
  try {
    child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--disable-sigusr1', program, 'daemon', '--home', home],
      { cwd: parse(home).root, env, detached: true, windowsHide: true, stdio: ['ignore', 'ignore', file] },
    );
  } finally {
    closeSync(file);
  }
  let ended = false;
  let fault = '';
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', (error) => {
    ended = true;
    fault = error.message;
  });
  child.unref();
  return {
    hasEnded: () => ended,
    firstLine: () => fault || (/(?:nightaudit: )?(\S.*)/.exec(readFileSync(path, 'utf8').slice(0, 2000))?.[1] ?? ''),
    forget: () => rmSync(path, { force: true }),
  };
}
