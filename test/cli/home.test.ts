import { mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { chooseHome } from '../../src/cli/home.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'na-home-')));
const choose = (changes: Partial<Parameters<typeof chooseHome>[0]>) =>
  chooseHome({ flag: undefined, env: {}, cwd: folder, sample: false, ...changes });

test('the flag comes before the environment, and is named in what is shown to copy', async (t) => {
  const env = { NIGHTAUDIT_HOME: join(folder, 'env') };
  t.deepEqual(await choose({ env }), { path: join(folder, 'env'), named: false });
  t.deepEqual(await choose({ env, flag: 'flag' }), { path: join(folder, 'flag'), named: true });
});

test('the sample has a home of its own beside the real one', async (t) => {
  const env = { NIGHTAUDIT_HOME: join(folder, 'real') };
  t.is((await choose({ env, sample: true })).path, join(folder, 'real-sample'));
  t.is((await choose({ env, sample: true, flag: 'elsewhere' })).path, join(folder, 'elsewhere'));
  const [own, sample] = [await choose({}), await choose({ sample: true })];
  t.is(sample.path, `${own.path}-sample`);
});

test('two names of one folder are one home, also before it exists', async (t) => {
  mkdirSync(join(folder, 'target'));
  symlinkSync(join(folder, 'target'), join(folder, 'link'));
  t.is((await choose({ flag: 'link' })).path, join(folder, 'target'));
  t.is((await choose({ flag: 'link/not/yet' })).path, join(folder, 'target/not/yet'));
});

test('the home of another machine is that machine’s to find', async (t) => {
  const env = { NIGHTAUDIT_HOME: join(folder, 'env') };
  t.deepEqual(await choose({ env, host: 'anna@park' }), { host: 'anna@park', path: undefined });
  t.deepEqual(await choose({ env, host: 'anna@park', flag: '../there' }), { host: 'anna@park', path: '../there' });
});
