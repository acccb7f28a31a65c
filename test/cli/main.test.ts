import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test from 'ava';
import { build } from 'esbuild';
import { socketPath } from '../../src/core/socket-path.ts';

/** The program as it is shipped, with a daemon that has canned answers. */
const program = realpathSync(mkdtempSync(join(tmpdir(), 'na-main-')));

test.before(async () => {
  await build({
    entryPoints: { nightaudit: resolve('src/cli/main.ts') },
    outdir: program,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    define: { __VERSION__: '"9.9.9"' },
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    // As scripts/build.mjs does.
    alias: { 'react-devtools-core': resolve('scripts/no-devtools.js') },
    logLevel: 'error',
  });
  copyFileSync('scripts/bin.js', join(program, 'bin.js'));
  copyFileSync('test/cli/fake-daemon.mjs', join(program, 'daemon.js'));
  writeFileSync(join(program, 'package.json'), '{ "type": "module" }');
});

function place() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'na-')));
  const home = join(folder, 'home');
  const runtime = join(folder, 'run');
  const { folder: own, path } = socketPath(home, { XDG_RUNTIME_DIR: runtime }, process.getuid?.() ?? -1);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const start = (words: readonly string[], env: Record<string, string> = {}): ChildProcess =>
    spawn(process.execPath, [join(program, 'bin.js'), ...words], {
      env: { ...process.env, NIGHTAUDIT_HOME: home, XDG_RUNTIME_DIR: runtime, FAKE_SOCKET: path, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return { home, path, start };
}

async function ended(child: ChildProcess) {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (text) => {
    stdout += text;
  });
  child.stderr?.on('data', (text) => {
    stderr += text;
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((done) =>
    child.once('close', (...how) => done(how)),
  );
  return { code, signal, stdout, stderr };
}

/** Resolves when the file is there. */
async function appears(path: string): Promise<void> {
  const { promise, resolve: done } = Promise.withResolvers<void>();
  const watcher = watch(join(path, '..'), () => existsSync(path) && done());
  if (existsSync(path)) done();
  await promise;
  watcher.close();
}

test('a command starts the daemon it needs, and daemon stop ends it', async (t) => {
  const { home, path, start } = place();
  t.like(await ended(start(['map', 'list', '--json'])), { code: 0, stdout: '[]\n', stderr: '' });
  t.is(readFileSync(`${path}.starts`, 'utf8'), `daemon --home ${home}\n`);
  t.like(await ended(start(['daemon', 'stop'])), { code: 0, stdout: ' The daemon has stopped.\n' });
  t.like(await ended(start(['daemon', 'stop'])), { code: 0, stdout: ' No daemon runs for this home.\n' });
});

test('the word daemon reaches the daemon wherever the home stands, and its help the client', async (t) => {
  const { path, start } = place();
  for (const words of [
    ['--home', '/srv/x', 'daemon', '--foreground'],
    ['daemon', '--home', '/srv/x', '--foreground'],
    ['daemon', '--foreground', '--home', 'daemon'],
  ])
    t.is((await ended(start(words, { FAKE_MODE: 'dies' }))).code, 3);
  t.deepEqual(readFileSync(`${path}.starts`, 'utf8').trim().split('\n'), [
    'daemon --home /srv/x --foreground',
    'daemon --home /srv/x --foreground',
    'daemon --foreground --home daemon',
  ]);
  t.regex((await ended(start(['daemon', '--help']))).stdout, /^Usage: nightaudit daemon/);
});

test('a reader that stops reading is no error', async (t) => {
  const { start } = place();
  const child = start(['audit', '--json']);
  child.stdout?.destroy();
  t.like(await ended(child), { code: 0, signal: null, stderr: '' });
  await ended(start(['daemon', 'stop']));
});

test('an interrupt ends the command with 130, and leaves the daemon to its work', async (t) => {
  const { path, start } = place();
  const child = start(['coverage']);
  const end = ended(child);
  await appears(`${path}.coverage`);
  child.kill('SIGINT');
  t.like(await end, { code: 130, signal: null, stdout: '', stderr: '' });
  t.like(await ended(start(['daemon', 'stop'])), { stdout: ' The daemon has stopped.\n' });
});

test('a daemon that cannot start is said in its own words, with exit code 3', async (t) => {
  const { start } = place();
  t.like(await ended(start(['status'], { FAKE_MODE: 'dies' })), {
    code: 3,
    stdout: '',
    stderr: 'The daemon did not start: The store of this home cannot be read: log/001.ndjson is missing.\n',
  });
});

test('the version needs neither home nor daemon', async (t) => {
  t.like(await ended(place().start(['--version'])), { code: 0, stdout: '9.9.9\n', stderr: '' });
});
