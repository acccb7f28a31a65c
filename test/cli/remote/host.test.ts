import { spawnSync } from 'node:child_process';
import test from 'ava';
import fc from 'fast-check';
import { isFolderThere, isHost } from '../../../src/cli/remote/host.ts';
import { sshArguments } from '../../../src/cli/remote/ssh-arguments.ts';

const call = { host: 'park', path: undefined, running: false, mayAsk: true };
const keepAlive = ['-o', 'ServerAliveInterval=15', '-o', 'ServerAliveCountMax=3'];

test('a host is a name, an address or an alias, with or without a user', (t) => {
  const good = [
    'park',
    'anna@park',
    'anna.de-wit+night@office.waterlelie.example',
    'root@192.0.2.7',
    'my_alias',
    '2001:db8::7',
    'anna@2001:db8::7',
    'anna@[2001:db8::7]',
    'fe80::1%eth0',
    '::1',
    `${'a'.repeat(253)}`,
  ];
  for (const host of good) t.true(isHost(host), host);
});

test('what ssh or a shell could take for something else is no host', (t) => {
  const bad = [
    '',
    '-oProxyCommand=reboot',
    'anna@-oProxyCommand=reboot',
    '-anna@park',
    'anna@',
    '@park',
    'anna park',
    'park\n-v',
    'park\n',
    'park;reboot',
    '$(reboot)',
    '`reboot`',
    "park'",
    'park\u0000',
    'park\u202e',
    'ssh://park',
    'park:22',
    'a/b',
    'anna@bob@park',
    '[park]',
    '%h',
    'a'.repeat(254),
    `${'u'.repeat(65)}@park`,
  ];
  for (const host of bad) t.false(isHost(host), JSON.stringify(host));
});

test('no text that is taken for a host is an option or holds anything that a shell reads', (t) => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab1-_.@:%[]+ ;$\'"\\`\n&|<>(){}*?!#~/=') }),
      (text) => !isHost(text) || (/^[\w.+@:%[\]-]+$/.test(text) && !/(^|@)-/.test(text)),
    ),
    { numRuns: 5000 },
  );
  t.pass();
});

test('a folder there has a length and no control characters', (t) => {
  t.true(isFolderThere("/srv/it's here"));
  for (const folder of ['', 'a\nb', 'a\u0000', 'a\u007f', 'a'.repeat(4097)]) t.false(isFolderThere(folder));
});

test('ssh gets no terminal, a keep-alive, and nothing after the host that it could take for its own', (t) => {
  t.deepEqual(sshArguments(call), ['-T', ...keepAlive, '--', 'park', 'nightaudit', 'rpc']);
  t.deepEqual(sshArguments({ ...call, host: 'anna@[::1]', running: true, mayAsk: false }), [
    '-T',
    ...keepAlive,
    '-o',
    'BatchMode=yes',
    '--',
    'anna@::1',
    'nightaudit',
    'rpc',
    '--running',
  ]);
});

test('the shell there reads the folder as it was given, whatever is in it', (t) => {
  const read = (path: string): string => {
    const words = sshArguments({ ...call, path });
    const line = words.slice(words.indexOf('park') + 1).join(' ');
    return spawnSync('sh', ['-c', `nightaudit() { printf %s "$3"; }; ${line}`], { encoding: 'utf8' }).stdout;
  };
  const special = ["it's here", '"$HOME" `id` $(id)', '-x; rm -rf ~ && !! *', '\\', "''", 'ünïcode ✓', '~/park', ' '];
  for (const path of special) t.is(read(path), path);
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 12 }), (path) => !isFolderThere(path) || read(path) === path),
    { numRuns: 100 },
  );
});
