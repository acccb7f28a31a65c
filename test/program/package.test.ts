import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import test from 'ava';
import { Machine } from './machine.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
}

const manifestIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

test('the published package is one file that installs without a network, and works', (t) => {
  const machine = new Machine(t);
  const bought = machine.path('bought');
  const empty = machine.path('empty');
  mkdirSync(empty);
  const env = {
    ...machine.env,
    PATH: [join(empty, 'node_modules', '.bin'), dirname(process.execPath), machine.env.PATH].join(delimiter),
    npm_config_cache: machine.path('cache'),
    npm_config_update_notifier: 'false',
  };
  const run = (cwd: string, command: string, ...words: string[]) => {
    const { error, status, stdout, stderr } = spawnSync(command, words, {
      cwd,
      env,
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (error) throw error;
    t.is(status, 0, `${command} ${words.join(' ')}: ${stderr}${stdout}`);
    return stdout;
  };
  run('.', process.execPath, 'scripts/pack.mjs', bought);
  const { version } = manifestIn('.');
  t.deepEqual(readdirSync(bought), [`nightaudit-${version}.tgz`]);

  writeFileSync(join(empty, 'package.json'), '{ "private": true }');
  // Offline with an empty cache: anything that is not in the file itself would be missed.
  run(empty, 'npm', 'install', '--offline', '--no-audit', '--no-fund', join(bought, `nightaudit-${version}.tgz`));
  t.deepEqual(
    readdirSync(join(empty, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['nightaudit'],
  );
  const installed = join(empty, 'node_modules', 'nightaudit');
  const unwanted = /^scripts$|ependencies$/;
  t.false(Object.keys(manifestIn(installed)).some((key) => unwanted.test(key)));
  t.deepEqual(readdirSync(installed).sort(), [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'data',
    'dist',
    'docs',
    'package.json',
  ]);
  t.false(namesIn(installed).some((name) => /\.(?:ts|map)$/.test(name)));

  t.is(run(empty, 'nightaudit', '--version').trim(), version);
  t.deepEqual(JSON.parse(run(empty, 'nightaudit', 'init', '--name', 'Park', '--json')), {
    home: machine.home,
    configuration: '1',
  });
  const status = JSON.parse(run(empty, 'nightaudit', 'status', '--json')) as { state: string; version: string };
  t.deepEqual([status.state, status.version], ['ready', version]);
  t.regex(run(empty, 'nightaudit', 'start'), /Park De Waterlelie/);
  run(empty, 'nightaudit', 'start', 'daemon', 'stop');
  run(empty, 'nightaudit', 'daemon', 'stop');
});

const namesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' });
