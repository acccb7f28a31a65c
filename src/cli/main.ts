/** The program's entry: `dist/nightaudit.js`, reached through `dist/bin.js`. */

import { fileURLToPath } from 'node:url';
import { daemonPlace, openDaemon, openRunningDaemon } from './open-daemon.ts';
import { run } from './run.ts';

declare const __VERSION__: string;

// Whoever reads our output may stop reading: `nightaudit documents list | head`.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
// What the daemon was asked to do goes on there; 128 + 2 is what shells expect.
process.on('SIGINT', () => process.exit(130));

const program = fileURLToPath(new URL('./bin.js', import.meta.url));
const place = (home: string) => daemonPlace(home, program, process.env);

process.exitCode = await run(
  process.argv.slice(2),
  {
    env: process.env,
    cwd: process.cwd(),
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    today: () => localDateOf(new Date()),
    openDaemon: (home) => openDaemon(place(home)),
    openRunningDaemon: (home) => openRunningDaemon(place(home)),
  },
  __VERSION__,
);

function localDateOf(at: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}
