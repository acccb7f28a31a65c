import test from 'ava';
import { runCommand } from '../fake-client.ts';

const answers = { 'map.list': [], 'sources.list': [] };

test('a host may stand before the command or after it, with the folder as it is named there', async (t) => {
  for (const words of ['--host anna@park --home ~/x map list', 'map list --home=~/x --host=anna@park']) {
    const ran = await runCommand(words.split(' '), { answers });
    t.deepEqual([ran.code, ran.place], [0, { host: 'anna@park', path: '~/x' }], words);
  }
  t.deepEqual((await runCommand(['map', 'list', '--host', 'park'], { answers })).place, {
    host: 'park',
    path: undefined,
  });
});

test('what is shown to copy names the host, and the folder where one was named', async (t) => {
  const list = async (...flags: string[]) => (await runCommand([...flags, 'sources', 'list'], { answers })).stdout;
  t.regex(await list('--host', 'anna@park'), /\n +nightaudit --host anna@park sources add /);
  t.regex(await list('--host', 'park', '--home', 'a b'), /\n +nightaudit --host park --home 'a b' sources add /);
});

test('a folder that could steer the shell there is wrong usage', async (t) => {
  const ran = await runCommand(['--host', 'park', '--home', 'a\nreboot', 'map', 'list'], { answers });
  t.deepEqual([ran.code, ran.place], [2, undefined]);
});

test('start without more is refused for another machine, like the rest of the sample', async (t) => {
  for (const words of ['start', 'start map list']) {
    const ran = await runCommand(['--host', 'park', ...words.split(' ')], { answers });
    t.deepEqual([ran.code, ran.place, ran.stdout], [2, undefined, ''], words);
    t.is(ran.stderr, "This works only on the machine itself: ssh park 'nightaudit init --sample'\n");
  }
});

test('a refusal quotes the command so that both shells read it back', async (t) => {
  const ran = await runCommand(['--host', 'park', '--home', "it's", 'import', 'x'], { answers });
  t.true(
    ran.stderr.includes(
      `run the command there: ssh park 'nightaudit --home '\\''it'\\''\\'\\'''\\''s'\\'' import PATH'`,
    ),
  );
});

test('the far end is a command that help does not list, and that stands for a home of its own machine', async (t) => {
  t.false((await runCommand(['--help'])).stdout.includes('rpc'));
  const ran = await runCommand(['rpc', '--home', '/srv/x']);
  t.deepEqual([ran.place, ran.relayed], [{ path: '/srv/x', named: true }, { running: false }]);
  t.deepEqual((await runCommand(['rpc', '--running'])).relayed, { running: true });
});
