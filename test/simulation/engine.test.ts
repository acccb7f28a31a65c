import test, { type ExecutionContext } from 'ava';
import { mutants } from './mutants.ts';
import { pastFailures } from './past-failures.ts';
import { type Simulated, simulate } from './simulate.ts';

/** Enough for what fails often; `npm run simulate -- --seeds A-B` is for what does not. */
const seedsPerTest = 25;
/** A rule that is taken away must be missed within so many seeds. */
const seedsPerMutant = 60;

function assertHeld(t: ExecutionContext, { seed, violation, trace }: Simulated): void {
  t.pass();
  if (!violation) return;
  t.log(trace.slice(-25).join('\n'));
  t.fail(`seed ${seed}, invariant ${violation.invariant}: ${violation.message} (npm run simulate -- --seed ${seed})`);
}

for (const first of [1, 1 + seedsPerTest]) {
  test(`the invariants hold in the worlds of seeds ${first} to ${first + seedsPerTest - 1}`, async (t) => {
    for (let seed = first; seed < first + seedsPerTest; seed++) assertHeld(t, await simulate(seed));
  });
}

for (const { seed, was } of pastFailures)
  test(`seed ${seed} holds, in which ${was}`, async (t) => assertHeld(t, await simulate(seed)));

test('the same seed is the same world, event for event', async (t) => {
  const [one, other] = [await simulate(8), await simulate(8)];
  t.deepEqual([one.fingerprint, one.trace], [other.fingerprint, other.trace]);
});

for (const [name, { rule, tampering, breaks }] of Object.entries(mutants)) {
  test(`the simulation notices when ${name} (${rule})`, async (t) => {
    for (let seed = 1; seed <= seedsPerMutant; seed++) {
      const { violation } = await simulate(seed, tampering);
      if (!violation || !breaks.includes(violation.invariant)) continue;
      t.pass();
      return;
    }
    t.fail(`no invariant of ${breaks.join(', ')} failed in ${seedsPerMutant} seeds`);
  });
}
