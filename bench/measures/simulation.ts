/** Simulated days per second, as the simulation itself counts them. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../machine/processes.ts';
import type { Measure } from './bench.ts';

const seeds = '1-40';
/** Built beside this program, from test/simulation/main.ts. */
const entry = join(dirname(process.argv[1] ?? ''), '..', 'test', 'simulation', 'main.js');

export const measureSimulation: Measure = async ({ program }) => {
  if (!existsSync(entry)) return { 'simulated-days': { value: null, note: 'there is no simulation to run' } };
  const ran = await run({
    command: process.execPath,
    args: [entry, '--seeds', seeds, '--brief'],
    env: program.env,
  });
  const [, failed, rate] = / (\d+) failed, .* ([\d.]+) simulated days a second/.exec(ran?.stdout ?? '') ?? [];
  if (rate === undefined)
    return { 'simulated-days': { value: null, note: 'the simulation printed no days per second' } };
  return {
    'simulated-days': {
      value: Number(rate),
      note: `seeds ${seeds}${failed === '0' ? '' : `, of which ${failed} failed`}`,
    },
  };
};
