/**
 * `npm run simulate -- --seed N` tells one seed's story; `--seeds A-B` tries many and, of each that fails, prints the
 * shortest history that still does. `--brief` leaves that out; `--events` adds the machine's last events.
 */

import { parseArgs } from 'node:util';
import { shortest } from './minimise.ts';
import { type Simulated, simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    brief: { type: 'boolean' },
    events: { type: 'boolean' },
  },
});
const [first = 1, last = first] = (values.seeds ?? values.seed ?? '1-100').split('-').map(Number);
const isOne = values.seed !== undefined;

let [seeds, failed, days] = [0, 0, 0];
const startedAt = performance.now();
for (let seed = first; seed <= last; seed++) {
  const result = await simulate(seed);
  seeds += 1;
  days += result.days;
  if (isOne) tell(result);
  if (!result.violation) continue;
  failed += 1;
  if (!isOne) say(`seed ${seed}: invariant ${result.violation.invariant}: ${result.violation.message}`);
  if (values.brief) continue;
  const history = await shortest(result);
  say(`\nThe shortest history of seed ${seed} that fails alike, of ${history.steps.length} steps:`);
  tell(history);
  say(`Replay: npm run simulate -- --seed ${seed}\n`);
}
const seconds = (performance.now() - startedAt) / 1000;
const rate = (count: number) => (count / seconds).toFixed(1);
say(
  `${seeds} seeds, ${failed} failed, in ${seconds.toFixed(1)} s: ${rate(seeds)} seeds and ${rate(days)} simulated days a second`,
);
process.exitCode = failed === 0 ? 0 : 1;

function tell({ trace, lastEvents }: Simulated): void {
  for (const line of values.events ? lastEvents : []) say(`    ${line}`);
  for (const line of trace) say(`  ${line}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
