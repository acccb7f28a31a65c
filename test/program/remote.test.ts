/** `--host`: the program here, its daemon on another machine. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import test, { type ExecutionContext } from 'ava';
import { DaemonRefusal } from '../../src/cli/failure.ts';
import { farDaemons } from '../../src/cli/remote/connect.ts';
import { magicLine } from '../../src/core/magic-line.ts';
import { Machine, program } from './machine.ts';
import { bringNightIn, makeHome } from './own-home.ts';
import { host, type SshOptions, standInSsh } from './stand-in-ssh.ts';

/** Two machines with an ssh from the near one to the far one. */
function twoMachines(t: ExecutionContext, options: SshOptions = {}) {
  const [near, far] = [new Machine(t), new Machine(t)];
  const ssh = standInSsh(near, far, options);
  const run = (...words: string[]) => near.run(['--host', host, ...words], { env: ssh.env });
  const json = <Value>(...words: string[]) => near.json<Value>(['--host', host, ...words], { env: ssh.env });
  const start = (...words: string[]): ChildProcess =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, '--host', host, ...words], {
      cwd: near.root,
      env: { ...near.env, ...ssh.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return { near, far, ssh, run, json, start };
}

async function until(isSo: () => boolean): Promise<void> {
  const from = performance.now();
  while (!isSo()) {
    if (performance.now() - from > 30_000) throw new Error('it never came');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function ended(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}

test('documents of the far machine are listed here, behind ten kilobytes of what its shell says', async (t) => {
  const noise = 'head -c 10000 /dev/zero | tr "\\0" "."; printf "\\033[2JWelcome to the park"';
  const { near, far, ssh, json, run } = twoMachines(t, { before: noise });
  await makeHome(t, far);
  await bringNightIn(t, far);
  const there = await far.json<object[]>(['documents', 'list']);
  t.true(there.value.length > 5);
  t.deepEqual(await json('documents', 'list'), there);
  const page = await run('repairs', 'list');
  t.deepEqual([page.code, page.stderr], [0, '']);
  t.deepEqual(near.leftRunning(), []);
  t.false(existsSync(near.home));
  t.is(ssh.calls().length, 2);
});

test('a home is made there, and what is shown to copy names the host', async (t) => {
  const { far, run, json } = twoMachines(t);
  const made = await run('init', '--name', 'Park', '--country', 'NL');
  t.is(made.code, 0, made.stderr);
  t.regex(made.stdout, new RegExp(`Made ${far.home}, `));
  t.regex(made.stdout, /drop folder.*\n +nightaudit --host anna@park\.example sources list\n/);
  const { value } = await json<{ home: string; property: string }>('status');
  t.like(value, { home: far.home, property: 'Park' });
});

test('a folder is named as it is there, whatever is in its name', async (t) => {
  const { far, ssh, json } = twoMachines(t);
  const name = `it's a "home"; $(id) \`id\` && ünïcode`;
  const { value } = await json<{ home: string }>('--home', name, 'status');
  t.is(value.home, `${far.env.HOME}/${name}`);
  t.is((await json<{ stopped: boolean }>('daemon', 'stop', '--home', name)).value.stopped, true);
  t.deepEqual(
    ssh.calls().map((words) => words.slice(7)),
    ['', '--running '].map((option) => [
      'nightaudit',
      'rpc',
      ...option.split(' ').slice(0, -1),
      '--home',
      quoted(name),
    ]),
  );
});

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

test('stopping stops the daemon there, and starts none to do so', async (t) => {
  const { far, run } = twoMachines(t);
  t.is((await run('daemon', 'stop')).stdout, ' No daemon runs for this home.\n');
  t.false(existsSync(far.home));
  t.is((await run('status')).code, 0);
  t.is((await run('daemon', 'stop')).stdout, ' The daemon has stopped.\n');
  await until(() => far.leftRunning().length === 0);
});

test('a shell that says a hundred kilobytes is refused', async (t) => {
  const { run } = twoMachines(t, { before: 'head -c 100000 /dev/zero | tr "\\0" "."; exit 0' });
  const { code, stdout, stderr } = await run('status');
  t.deepEqual([code, stdout], [3, '']);
  t.is(
    stderr,
    'The shell on anna@park.example wrote more than 64 KB before nightaudit spoke. Keep its profile quiet for shells that are not interactive.\n',
  );
});

test('a host that is an option, or anything but a host, starts nothing', async (t) => {
  const { near, ssh } = twoMachines(t);
  for (const bad of ['-oProxyCommand=reboot', 'anna@-oProxyCommand=reboot', 'a b', '$(reboot)', '']) {
    const { code, stdout, stderr } = await near.run([`--host=${bad}`, 'status'], { env: ssh.env });
    t.deepEqual([code, stdout], [2, ''], bad);
    t.regex(stderr, /--host.* is not understood: .*--host takes user@machine/);
  }
  t.deepEqual(ssh.calls(), []);
  t.deepEqual(near.leftRunning(), []);
});

test('commands about files here, and the daemon itself, are refused before anything is started', async (t) => {
  const { near, ssh, run } = twoMachines(t);
  const refused = {
    'import a.xml': `ssh ${host} 'nightaudit import PATH'`,
    'export csv -o x.csv': `ssh ${host} 'nightaudit export FORMAT -o FILE'`,
    'sources csv-mapping detect a.csv --name a --kind payment': `ssh ${host} 'nightaudit sources csv-mapping detect PATH`,
    start: `ssh ${host} 'nightaudit init --sample'`,
    'start documents list': `ssh ${host} 'nightaudit init --sample'`,
    rpc: `ssh ${host} 'nightaudit rpc'`,
  };
  for (const [words, way] of Object.entries(refused)) {
    const { code, stdout, stderr } = await run(...words.split(' '));
    t.deepEqual([code, stdout], [2, ''], words);
    t.true(stderr.includes(way), stderr);
  }
  for (const words of [['daemon'], ['daemon', '--foreground']]) t.is((await run(...words)).code, 2);
  t.is((await near.run([`--host=${host}`, 'daemon'], { env: ssh.env })).code, 2);
  t.deepEqual(ssh.calls(), []);
  t.deepEqual(near.leftRunning(), []);
});

test('why there is no connection is said in one line', async (t) => {
  const missing = await twoMachines(t, { installed: false }).run('status');
  t.deepEqual([missing.code, missing.stdout], [3, '']);
  t.regex(
    missing.stderr,
    /^nightaudit is not installed on anna@park\.example, or not on the PATH of a non-interactive shell there: .*not found\n$/,
  );
  const denied = twoMachines(t, { before: 'echo "anna@park: Permission denied (publickey,password)." >&2; exit 255' });
  t.is(
    (await denied.run('status')).stderr,
    'anna@park.example did not let you in; "ssh anna@park.example" has to work first: anna@park: Permission denied (publickey,password).\n',
  );
  const silent = twoMachines(t, { before: 'printf "\\033]0;x\\007\\033[31mssh: no route\\033[0m\\n" >&2; exit 255' });
  t.deepEqual(await silent.json('status'), {
    code: 3,
    value: {
      error: { code: 'no-connection', message: 'ssh brought no connection to anna@park.example: ssh: no route' },
    },
  });
});

test('what fails there is told in the words of there, on one line', async (t) => {
  const { far, run } = twoMachines(t);
  writeFileSync(far.home, 'not a folder');
  const { code, stdout, stderr } = await run('status');
  t.deepEqual([code, stdout], [3, '']);
  t.regex(stderr, /^anna@park\.example: The daemon did not start: .+\n$/);
});

test('a command whose connection is killed before its answer came is carried out once', async (t) => {
  const { near, far, ssh, run, json } = twoMachines(t, { through: [process.execPath, dying, 'cut-already'] });
  await makeHome(t, far);
  const added = await run('sources', 'add', 'annex');
  t.is(added.code, 0, added.stderr);
  const sources = await json<{ id: string }[]>('sources', 'list');
  t.deepEqual(sources.value.filter(({ id }) => id === 'annex').length, 1);
  const { value: audit } = await far.json<{ subject: string }[]>(['audit']);
  t.is(audit.filter(({ subject }) => subject.includes('annex')).length, 1);
  // One that was killed, one in its place that asks nothing, and one for the list.
  t.deepEqual(
    ssh.calls().map((words) => words.includes('BatchMode=yes')),
    [false, true, false],
  );
  t.deepEqual(near.leftRunning(), []);
});

/** Hands a command's output on, but kills itself, once, in the place of the answer after the greeting. */
const dying = new URL('../../../test/program/dying-relay.mjs', import.meta.url).pathname;

test('once it has connected, ssh asks nothing more: a screen may be where it would ask', async (t) => {
  const { near, far, ssh } = twoMachines(t);
  await makeHome(t, far);
  const there = farDaemons({ ...near.env, ...ssh.env });
  for (const home of [
    { host, path: undefined },
    { host, path: far.home },
  ]) {
    const client = await there.open(home);
    t.is(client.hello.home, far.home);
    client.close();
    await client.ended();
  }
  t.deepEqual(
    ssh.calls().map((words) => words.includes('BatchMode=yes')),
    [false, true],
  );
});

test('a request of nearly a megabyte gets there', async (t) => {
  const { near, far, ssh } = twoMachines(t);
  await makeHome(t, far);
  const client = await farDaemons({ ...near.env, ...ssh.env }).open({ host, path: undefined });
  const ids = Array.from({ length: 9_500 }, (_, at) => `i${at}`.padEnd(98, 'x'));
  const refused = await t.throwsAsync(client.call('documents.approve', { ids }), { instanceOf: DaemonRefusal });
  t.is(refused?.reason?.details.id, ids[0]);
  client.close();
  await client.ended();
});

test('nothing is left running, here or there, however the program ends', async (t) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const) {
    const { near, far, ssh, start } = twoMachines(t, { through: [process.execPath, dying, 'silent'] });
    const child = start('status');
    const end = ended(child);
    // Greeted, and waiting for an answer that is held back.
    await until(() => existsSync(`${far.env.HOME}/silent`));
    child.kill(signal);
    t.deepEqual(await end, signal === 'SIGINT' ? { code: 130, signal: null } : { code: null, signal });
    await until(() => !near.leftRunning().includes(ssh.pid()));
    await until(() => far.leftRunning().length === 1);
  }
});

test('an interrupt while it connects ends ssh too', async (t) => {
  const { near, ssh, start } = twoMachines(t, { before: 'exec sleep 60' });
  const child = start('status');
  const end = ended(child);
  await until(() => ssh.calls().length === 1);
  child.kill('SIGINT');
  t.deepEqual(await end, { code: 130, signal: null });
  await until(() => !isAlive(ssh.pid()));
  t.deepEqual(near.leftRunning(), []);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('the far end writes the magic line, then only frames', async (t) => {
  const machine = new Machine(t);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, 'rpc'], {
    cwd: machine.root,
    env: { ...machine.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'map.list', params: {} });
  child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  const out = text(child.stdout);
  child.stdout.on('data', (chunk: Buffer) => {
    if (chunk.includes('}')) child.stdin.end();
  });
  t.deepEqual(await ended(child), { code: 0, signal: null });
  const said = await out;
  t.true(said.startsWith(`${magicLine}Content-Length: `), said);
  t.regex(said.slice(magicLine.length), /^Content-Length: \d+\r\n\r\n\{.*\}$/);
});
