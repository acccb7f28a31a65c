// Makes the package that is published: `node scripts/pack.mjs [FOLDER]` writes nightaudit-VERSION.tgz there.
// The bundle holds everything it needs, so the package depends on nothing: an installation fetches this one file.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const destination = resolve(process.argv[2] ?? '.');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const own = JSON.parse(readFileSync('package.json', 'utf8'));
const { scripts: _, dependencies: _bundled, devDependencies: _tools, optionalDependencies: _nodes, ...published } = own;

run(process.execPath, ['scripts/build.mjs', '--if-stale']);
const stage = mkdtempSync(join(tmpdir(), 'nightaudit-package-'));
try {
  for (const path of own.files) {
    if (!existsSync(path)) throw new Error(`package.json names ${path}, which is not there`);
    mkdirSync(dirname(join(stage, path)), { recursive: true });
    cpSync(path, join(stage, path), { recursive: true });
  }
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(published, undefined, 2)}\n`);
  mkdirSync(destination, { recursive: true });
  run('npm', ['pack', stage, '--pack-destination', destination, '--loglevel=error']);
} finally {
  rmSync(stage, { recursive: true, force: true });
}

function run(command, words) {
  const { error, status } = spawnSync(command, words, {
    stdio: 'inherit',
    // npm is a batch file on Windows.
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended in ${status}`);
}
