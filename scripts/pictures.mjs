// npm run pictures: draws docs/pictures from the program itself (test/terminal/pictures.ts says which).
// `npm run pictures -- --check` writes nothing, and ends with 1 when one of them is stale.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const built = `build-only-pictures-${process.pid}`;
const run = (...args) =>
  spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, TEST_BUILD: built } }).status ?? 1;

try {
  process.exitCode =
    run('scripts/build.mjs', '--if-stale') ||
    run('scripts/build-tests.mjs', 'test/terminal/main.ts') ||
    run('--enable-source-maps', `${built}/test/terminal/main.js`, ...process.argv.slice(2));
} finally {
  rmSync(built, { recursive: true, force: true });
}
