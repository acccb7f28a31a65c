// npm run bench: measures the built program and its parts; see docs/performance.md.
// `npm run bench -- proposals commit` takes only those measures and leaves bench/results.json as it is.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const node = process.execPath;
const simulation = 'test/simulation/main.ts';
const built = `build-only-bench-${process.pid}`;
const run = (...args) =>
  spawnSync(node, args, { stdio: 'inherit', env: { ...process.env, TEST_BUILD: built } }).status ?? 1;

try {
  process.exitCode =
    run('scripts/build-tests.mjs', 'bench/main.ts', ...[simulation].filter((path) => existsSync(path))) ||
    run(
      '--enable-source-maps',
      '--disable-warning=ExperimentalWarning',
      '--max-old-space-size=4096',
      `${built}/bench/main.js`,
      ...process.argv.slice(2),
    );
} finally {
  rmSync(built, { recursive: true, force: true });
}
