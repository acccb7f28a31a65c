/** Other programs and our own, run and timed as a person would wait for them: from the start of the process to its end. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Ran {
  readonly ms: number;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramStart {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Longest that anything measured here may take. */
const timeoutMs = 300_000;

/** @returns undefined when there is no such program. */
export async function run({ command, args, env }: ProgramStart): Promise<Ran | undefined> {
  const begun = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { ms: performance.now() - begun, code, ...output };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @throws Error when it is not there or ended with another code than 0. */
export async function mustRun(program: ProgramStart): Promise<Ran> {
  const ran = await run(program);
  if (ran?.code === 0) return ran;
  throw new Error(`${program.command} ${program.args.join(' ')} ended with ${ran?.code}: ${ran?.stderr.slice(0, 500)}`);
}

/** Starts a process that goes on; what it says on stderr is passed on. */
export function start({ command, args, env }: ProgramStart): ChildProcess {
  return spawn(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
