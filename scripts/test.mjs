// npm test: types, lint, architecture, unused code, all tests; ends in "N passed, N failed".
// `npm test -- test/core/money.test.ts` runs only those test files (no checks).
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const only = process.argv.slice(2);
const node = process.execPath;
// A run of single files gets a folder of its own, so that two can run side by side.
process.env.TEST_BUILD = only.length > 0 ? `build-only-${process.pid}` : 'build';
const bin = (name) => `node_modules/.bin/${name}`;

const checks = [
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['lint', bin('biome'), ['check', '--error-on-warnings', '--max-diagnostics=50', '.']],
  ['architecture', node, ['scripts/check-architecture.mjs']],
  ['unused code', bin('knip'), ['--no-progress', '--treat-config-hints-as-errors']],
  ['build', node, ['scripts/build.mjs', '--if-stale']],
  ['test build', node, ['scripts/build-tests.mjs', ...only]],
];

let passed = 0;
let failed = 0;
for (const [name, command, args] of only.length > 0 ? checks.slice(-1) : checks) {
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status === 0) passed += 1;
  else failed += 1;
  if (status !== 0 && name.endsWith('build')) finish();
}

// Five minutes without any test ending is a hang, on the slowest machine.
const ava = spawn(
  node,
  ['--enable-source-maps', '--disable-warning=ExperimentalWarning', 'node_modules/ava/entrypoints/cli.mjs', '--tap'],
  { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NO_COLOR: '1' } },
);
const ended = new Promise((resolve) => ava.on('close', resolve));
let failing = false;
for await (const line of createInterface({ input: ava.stdout })) {
  if (/^ok \d+/.test(line)) {
    passed += 1;
    failing = false;
    if (only.length > 0) console.log(line);
  } else if (/^not ok \d+/.test(line)) {
    failed += 1;
    failing = true;
    console.log(line);
  } else if (failing || (only.length > 0 && line.startsWith('#')) || /^# .*(uncaught|rejection|exited)/i.test(line))
    console.log(line);
}
const status = await ended;
// A crash outside a test fails the run even when each single test passed.
if (status !== 0 && failed === 0) failed += 1;
finish();

function finish() {
  if (only.length > 0) rmSync(process.env.TEST_BUILD, { recursive: true, force: true });
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
