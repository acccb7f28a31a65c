/**
 * `npm run simulate -- --seed N` tells one seed's story; `--seeds A-B` tries many and, of each that fails, prints the
 * shortest history that still does. `--brief` leaves that out; `--events` adds the machine's last
 * events, `--about D3-0` the versions of that document and what the books hold of it.
 */

import { parseArgs } from 'node:util';
import { show } from './amounts.ts';
import { shortest } from './minimise.ts';
import { type Simulated, simulate } from './simulate.ts';
import { amountsOfVector } from './store-view.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    brief: { type: 'boolean' },
    events: { type: 'boolean' },
    about: { type: 'string' },
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

function tell(result: Simulated): void {
  const { trace, lastEvents } = result;
  for (const line of values.events ? lastEvents : []) say(`    ${line}`);
  for (const line of trace) say(`  ${line}`);
  if (values.about !== undefined) for (const line of about(values.about, result)) say(`  ${line}`);
}

/** A document in all its versions, and the parts of entries that come from it. */
function* about(id: string, { world, store }: Simulated): Generator<string> {
  for (const version of world.documents.get(id) ?? []) yield JSON.stringify(version, withBigints);
  for (const { reference, contributions } of store.contents.values())
    for (const one of contributions) {
      if (store.facts.get(one.fact)?.sourceId !== id) continue;
      const { state, date } = store.entries.get(reference) ?? {};
      const owed = one.pending.map((leg) => leg.id).join(' ');
      yield `${reference} ${date} ${state} ${one.leg} of ${one.revision} ${show(amountsOfVector(one.vector))} owes ${owed}`;
    }
}

function withBigints(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
