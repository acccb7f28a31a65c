/** The program's entry: `dist/nightaudit.js`, reached through `dist/bin.js`. */

import { fileURLToPath } from 'node:url';
import { daemons } from './daemons.ts';
import { globalFlags } from './global-flags.ts';

declare const __VERSION__: string;

// Whoever reads our output may stop reading, `nightaudit documents list | head`, or hang up.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'EIO') process.exit(0);
    throw error;
  });
// What the daemon was asked to do goes on there; 128 + 2 is what shells expect.
process.on('SIGINT', () => process.exit(130));

const program = fileURLToPath(new URL('./bin.js', import.meta.url));

const argv = process.argv.slice(2);
const flags = globalFlags(argv);
const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;

// Each is loaded only when it is what was asked for: the first frame, and the shortest command, wait for nothing else.
process.exitCode =
  flags.bare && isTerminal && !flags.json && flags.fault === undefined ? await openScreens() : await runCommand();

async function openScreens(): Promise<never> {
  const screens = await import('../tui/open.ts');
  const code = await screens.openScreens(flags, {
    env: process.env,
    cwd: process.cwd(),
    ...daemons(program, process.env),
  });
  // The terminal has been given back: whoever left is not kept waiting for a connection that is just being made.
  process.exit(code);
}

async function runCommand(): Promise<number> {
  const { run } = await import('./run.ts');
  return run(
    argv,
    {
      env: process.env,
      cwd: process.cwd(),
      get stdin() {
        return process.stdin;
      },
      stdout: process.stdout,
      stderr: process.stderr,
      today: () => localDateOf(new Date()),
      ...daemons(program, process.env),
    },
    __VERSION__,
  );
}

function localDateOf(at: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}
