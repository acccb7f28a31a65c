import test from 'ava';
import { diagnosis, lastLine } from '../../../src/cli/remote/diagnosis.ts';

const end = { host: 'anna@park', exitCode: 255, stderr: '', noise: '' };
const key = (changes: Partial<typeof end>) => {
  const { key, values, exitCode, code } = diagnosis({ ...end, ...changes });
  return { key, message: values.message, exitCode, code };
};
const failing = { exitCode: 3, code: 'no-connection' };

test('what OpenSSH says of a connection that did not come about is told in its kind', (t) => {
  t.deepEqual(
    key({ stderr: 'Unauthorised use is prohibited.\nanna@park: Permission denied (publickey,password).\r\n' }),
    {
      key: 'error.host-denied',
      message: 'anna@park: Permission denied (publickey,password).',
      ...failing,
    },
  );
  const changed = `@@@@@@@@@@@@@@@@\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nOffending key in known_hosts:3\nHost key verification failed.\r\n`;
  t.deepEqual(key({ stderr: changed }), {
    key: 'error.host-key',
    message: 'Host key verification failed.',
    ...failing,
  });
  for (const message of [
    'ssh: connect to host park port 22: Connection timed out',
    'ssh: connect to host park port 22: Connection refused',
    'ssh: Could not resolve hostname park: Name or service not known',
    'Timeout, server park not responding.',
    'Connection to park closed by remote host.',
  ])
    t.deepEqual(key({ stderr: `${message}\r\n` }), { key: 'error.host', message, ...failing });
});

test('a program that is not there is told from one that failed there', (t) => {
  for (const [exitCode, stderr] of [
    [127, 'bash: line 1: nightaudit: command not found'],
    [127, 'sh: 1: nightaudit: not found'],
    [127, 'zsh:1: command not found: nightaudit'],
    [126, 'bash: line 1: /usr/bin/nightaudit: Permission denied'],
    [1, 'nightaudit: Command not found.'],
    [1, "'nightaudit' is not recognized as an internal or external command,"],
    [1, 'fish: Unknown command: nightaudit'],
  ] as const)
    t.deepEqual(key({ exitCode, stderr }), { key: 'error.host-program', message: stderr, ...failing });
  const message = 'The daemon did not start: the disk is full';
  t.deepEqual(key({ exitCode: 3, stderr: `motd\n${message}\n` }), { key: 'error.host-failed', message, ...failing });
});

test('a version without the command is told to be too old', (t) => {
  t.is(key({ exitCode: 2, stderr: "Unknown command 'rpc'.\n" }).key, 'error.host-old');
  t.is(key({ exitCode: 2, stderr: 'sh: syntax error\n' }).key, 'error.host');
});

test('a shell that explains itself on its output is quoted where stderr says nothing', (t) => {
  const noise = 'Welcome\nThis account is currently not available.\n';
  t.deepEqual(key({ exitCode: 1, noise }), {
    key: 'error.host',
    message: 'This account is currently not available.',
    ...failing,
  });
  t.is(key({ exitCode: 0 }).message, '');
  t.is(key({ exitCode: 3 }).key, 'error.host');
});

test('what is quoted is one line, bounded, and cannot steer the terminal', (t) => {
  t.is(lastLine('one\n\u001b[2J\u001b]0;title\u0007two\u202e\r\n---\n\n'), 'two');
  t.is(lastLine('x'.repeat(100_000)).length, 300);
  t.is(lastLine(''), '');
});
