/** Simulated days per second, as `npm run simulate` itself prints them. */

import { existsSync } from 'node:fs';
import { mustRun } from '../machine/processes.ts';
import type { Measure } from './bench.ts';

const entry = 'test/simulation/main.ts';

export const measureSimulation: Measure = async ({ program }) => {
  if (!existsSync(entry)) return { 'simulated-days': { value: null, note: 'there is no simulation to run' } };
  const { stdout } = await mustRun({ command: 'npm', args: ['run', '--silent', 'simulate'], env: program.env });
  const printed = /([\d.,]+)\s*(?:simulated )?days\/s/.exec(stdout)?.[1];
  return {
    'simulated-days':
      printed === undefined
        ? { value: null, note: 'the simulation printed no days per second' }
        : { value: Number(printed.replaceAll(',', '')) },
  };
};
