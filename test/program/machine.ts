/**
 * A user's machine: the built program (dist/bin.js) with folders of its own. Whatever the program left running ends
 * with the test, and no command is waited for without end.
 */

import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { socketPath } from '../../src/core/socket-path.ts';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Bound by permissions, as every user but root is. */
  readonly bound?: boolean;
}

/** A command that takes longer than this hangs. */
const longestMs = 60_000;
/** A daemon that has answered that it stops is gone within this time. */
const longestStopMs = 10_000;

export const program = join(process.cwd(), 'dist', 'bin.js');

export class Machine {
  readonly root: string;
  /** The data directory that commands are about unless told otherwise. */
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;

  constructor(t: Pick<ExecutionContext, 'teardown'>) {
    if (!existsSync(program)) throw new Error(`${program} is missing; make it with "npm run build"`);
    // Short: the path of a socket has little room.
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'na-')));
    this.home = this.path('home');
    this.env = {
      PATH: process.env.PATH ?? '',
      HOME: this.path('user'),
      XDG_RUNTIME_DIR: this.path('run'),
      XDG_STATE_HOME: this.path('state'),
      XDG_DATA_HOME: this.path('data'),
      NIGHTAUDIT_HOME: this.home,
      LANG: 'C.UTF-8',
    };
    for (const folder of ['user', 'run', 'state', 'data']) mkdirSync(this.path(folder), { mode: 0o700 });
    t.teardown(() => this.#end());
  }

  path(name: string): string {
    return join(this.root, name);
  }

  /** Where the home's daemon listens. */
  get socket(): string {
    return socketPath(this.home, this.env, process.getuid?.() ?? -1, process.platform).path;
  }

  /** Writes files of outside data. @returns the folder. */
  files(folder: string, contents: Readonly<Record<string, string | Uint8Array>>): string {
    for (const [name, content] of Object.entries(contents)) {
      const path = join(this.path(folder), name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    return this.path(folder);
  }

  /** Runs one command to its end. */
  run(words: readonly string[], options: RunOptions = {}): Promise<Ended> {
    return runProgram(program, words, {
      cwd: options.cwd ?? this.root,
      env: { ...this.env, ...options.env },
      bound: options.bound ?? false,
    });
  }

  /** Runs one command with `--json`: stdout must hold one document and nothing else. */
  async json<Value>(
    words: readonly string[],
    options: RunOptions = {},
  ): Promise<{ code: number | null; value: Value }> {
    const { code, stdout, stderr } = await this.run(['--json', ...words], options);
    try {
      return { code, value: JSON.parse(stdout) as Value };
    } catch (error) {
      throw new Error(`"${words.join(' ')}" ended in ${code} without one JSON document: ${stdout}${stderr}`, {
        cause: error,
      });
    }
  }

  /** The daemon's process id. */
  async daemon(): Promise<number> {
    const { value } = await this.json<{ pid: number }>(['status']);
    return value.pid;
  }

  /** Stops the daemon, and waits until no process of this machine is left; one that stays is killed. */
  async stop(): Promise<void> {
    await this.run(['daemon', 'stop']);
    const from = performance.now();
    for (let left = this.leftRunning(); left.length > 0; left = this.leftRunning()) {
      if (performance.now() - from > longestStopMs) for (const pid of left) process.kill(pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async #end(): Promise<void> {
    await this.stop();
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Processes whose command line names this machine's folder, which is nobody else's. */
  leftRunning(): number[] {
    if (!existsSync('/proc/self/cmdline')) return [];
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .filter((name) => commandLine(name).includes(`${this.root}/`))
      .map(Number);
  }
}

/** Runs any entry point of the program under this Node. */
export function runProgram(
  entry: string,
  words: readonly string[],
  options: { cwd: string; env: Readonly<Record<string, string>>; bound?: boolean },
): Promise<Ended> {
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', '--disable-sigusr1', entry, ...words];
  // Root passes over permissions by capabilities; without those it is a user like any other.
  const asUser = ['setpriv', '--bounding-set=-dac_override,-dac_read_search,-fowner'];
  const [command = '', ...rest] = options.bound && process.getuid?.() === 0 ? [...asUser, ...node] : node;
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { cwd: options.cwd, env: options.env, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const error: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => error.push(chunk));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`"${words.join(' ')}" had not ended after ${longestMs} ms`));
    }, longestMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(error).toString('utf8') });
    });
  });
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
