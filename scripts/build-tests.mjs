// One esbuild run for all tests: starting a transpiler per test file costs more than the tests.
import { globSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const out = process.env.TEST_BUILD ?? 'build';
const only = process.argv.slice(2);
rmSync(out, { recursive: true, force: true });
mkdirSync(out);
await build({
  entryPoints:
    only.length > 0
      ? only
      : [...globSync('test/**/*.test.{ts,tsx}'), ...globSync('test/**/main.ts'), ...globSync('bench/*.ts')],
  outdir: out,
  outbase: '.',
  bundle: true,
  splitting: true,
  packages: 'external',
  jsx: 'automatic',
  platform: 'node',
  target: 'node24',
  format: 'esm',
  sourcemap: true,
  define: { __VERSION__: '"0.0.0-test"' },
  logLevel: 'warning',
});
