// Makes the one file that is shipped: dist/nightaudit.js, and dist/bin.js, which checks the Node version before it imports anything.
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const inputs = [...globSync('src/**/*'), 'package.json', ...globSync('scripts/*.{js,mjs}')];
const newest = Math.max(...inputs.map((path) => statSync(path).mtimeMs));
const made = existsSync('dist/nightaudit.js') && existsSync('dist/bin.js') ? statSync('dist/bin.js').mtimeMs : 0;
if (process.argv.includes('--if-stale') && made > newest) process.exit(0);

// Whoever asks for string-width gets ours, which asks for the real one.
const rememberedWidth = {
  name: 'remembered-width',
  setup({ onResolve }) {
    const own = resolve('scripts/remembered-width.js');
    onResolve({ filter: /^string-width$/ }, ({ importer }) => (importer === own ? undefined : { path: own }));
  },
};

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
// Made beside the old one and put in its place at the end: a program that starts meanwhile finds a whole one.
const incoming = `dist.${process.pid}.new`;
mkdirSync(incoming);
// Gone again when the build fails, and moved away when it does not.
process.on('exit', () => rmSync(incoming, { recursive: true, force: true }));
await build({
  entryPoints: { nightaudit: 'src/cli/main.ts', daemon: 'src/daemon/main.ts' },
  outdir: incoming,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node22',
  format: 'esm',
  minify: true,
  jsx: 'automatic',
  // Ink asks for the developer tools of React when an environment variable says so; they are no part of the program.
  alias: { 'react-devtools-core': './scripts/no-devtools.js' },
  keepNames: false,
  sourcemap: false,
  legalComments: 'linked',
  // The layout engine would fetch its own bytes from a data address, which makes Node load all of its HTTP: 10 MB and 40 ms.
  define: { fetch: 'undefined', 'process.env.NODE_ENV': '"production"', __VERSION__: JSON.stringify(version) },
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  logLevel: 'warning',
  plugins: [rememberedWidth],
});
cpSync('scripts/bin.js', `${incoming}/bin.js`);
chmodSync(`${incoming}/bin.js`, 0o755);
writeFileSync(`${incoming}/package.json`, '{ "type": "module" }\n');
const outgoing = `dist.${process.pid}.old`;
if (existsSync('dist')) renameSync('dist', outgoing);
renameSync(incoming, 'dist');
rmSync(outgoing, { recursive: true, force: true });
