import test from 'ava';
import { Machine } from '../program/machine.ts';
import { everydayJobs, keyCount } from './everyday-jobs.ts';
import { open } from './open.ts';

for (const job of everydayJobs)
  test(`${job.name}: ${keyCount(job)} keys`, async (t) => {
    const machine = new Machine(t);
    const terminal = open(t, machine, { args: ['start'] });
    await terminal.waitFor(/61 entries/);
    for (const { keys = [], typed = '', until } of job.steps) {
      terminal.press(...keys);
      for (const character of typed) terminal.press(character === ' ' ? 'Space' : character);
      await terminal.waitFor(until);
    }
    t.true(keyCount(job) <= 12);
  });
