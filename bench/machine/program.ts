/** The shipped program (dist/bin.js) and its daemon, in surroundings of the bench's own. */

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { reach } from '../../src/cli/autostart.ts';
import { type DaemonClient, daemonClient } from '../../src/cli/rpc-client.ts';
import { socketPath } from '../../src/core/socket-path.ts';
import { type ProgramStart, start } from './processes.ts';

const pollMs = 2;
const startTimeoutMs = 60_000;

export interface RunningDaemon {
  readonly pid: number;
  /** From the start of the process to the answer to `hello`. */
  readonly startMs: number;
  readonly client: DaemonClient;
  stop(): Promise<void>;
}

/** Copies what is shipped, so that a build made meanwhile changes nothing half-way. */
export function installProgram(folder: string): void {
  for (const part of ['dist', 'data']) cpSync(part, `${folder}/program/${part}`, { recursive: true });
}

export class Program {
  readonly env: NodeJS.ProcessEnv;
  readonly #entry: string;

  /** @param folder with the installed program, and for all it keeps outside a home: sockets, witnesses, the compile cache. */
  constructor(folder: string) {
    this.#entry = `${folder}/program/dist/bin.js`;
    const runtime = `${folder}/run`;
    mkdirSync(runtime, { mode: 0o700, recursive: true });
    this.env = {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      TZ: 'UTC',
      LANG: 'en_US.UTF-8',
      XDG_RUNTIME_DIR: runtime,
      XDG_STATE_HOME: `${folder}/state`,
      NODE_COMPILE_CACHE: `${folder}/compile-cache`,
    };
  }

  command(home: string, ...words: string[]): ProgramStart {
    return { command: process.execPath, args: [this.#entry, '--home', home, ...words], env: this.env };
  }

  async startDaemon(home: string): Promise<RunningDaemon> {
    const uid = process.getuid?.() ?? -1;
    const socket = socketPath(home, this.env, uid, process.platform);
    const begun = performance.now();
    const child = start(this.command(home, 'daemon', '--foreground'));
    const client = await daemonClient(async () => {
      for (;;) {
        const connection = await reach({ socket, uid });
        if (connection) return connection;
        if (child.exitCode !== null) throw new Error(`the daemon ended with ${child.exitCode}`);
        if (performance.now() - begun > startTimeoutMs) throw new Error('the daemon does not answer');
        await sleep(pollMs);
      }
    });
    const startMs = performance.now() - begun;
    return { pid: child.pid ?? 0, startMs, client, stop: () => stop(child, client) };
  }
}

async function stop(child: ChildProcess, client: DaemonClient): Promise<void> {
  const ended = once(child, 'exit');
  await client.call('daemon.stop', {});
  client.close();
  await ended;
}
