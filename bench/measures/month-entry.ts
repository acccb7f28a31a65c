/** One month's entry from 10,000 documents: the core's part, and a whole dry run of the engine over the store. */

import type { LocalDate, Month } from '../../src/core/calendar.ts';
import { planEntries } from '../../src/core/plan.ts';
import { toStoredVector } from '../../src/daemon/engine/stored-leg.ts';
import { realKernel } from '../../src/daemon/kernel/real-kernel.ts';
import { entryLines } from '../../src/daemon/posting/payload.ts';
import { call } from '../../test/daemon/engine/home.ts';
import { documentsOf, factOf } from '../generator/documents.ts';
import { candidateOf } from '../generator/history.ts';
import { makeHome, proposalsOf, sourceId } from '../generator/home.ts';
import { median, timed } from '../machine/statistics.ts';
import type { Measure } from './bench.ts';

const month = '2026-05' as Month;
const documents = 10_000;
const warmRounds = 3;
const rounds = 7;

export const measureMonthEntry: Measure = async ({ folder }) => {
  const engine = await makeHome(realKernel(), `${folder}/month`, {
    start: '2026-05-01',
    mode: 'period',
    frequency: 'month',
  });
  const facts = documentsOf(month, documents).map((content) => factOf(content, sourceId, month));
  const { configuration, context } = await proposalsOf(engine);
  const core: number[] = [];
  for (let round = 0; round < warmRounds + rounds; round++) {
    const { ms, result } = await timed(() => {
      const candidates = facts.map((fact) => candidateOf(fact, context));
      const { entries } = planEntries({
        configuration,
        candidates,
        today: '2026-06-01' as LocalDate,
        isOpen: () => true,
      });
      return entries.map((entry) => ({
        ...entryLines(entry),
        contributions: entry.contributions.map((one) => toStoredVector(one.vector, entry.currency)),
      }));
    });
    const [entry] = result;
    if (result.length !== 1 || entry?.contributions.length !== documents)
      throw new Error('the month did not become one entry of all its documents');
    if (round >= warmRounds) core.push(ms);
  }

  const store = engine.context.store();
  await store.transact('bench', async (transaction) => {
    for (const fact of facts) await transaction.put(`facts/${month}`, fact.id, fact);
  });
  await store.checkpoint();
  const dryRun = () => timed(() => call(engine, 'sync', { asOf: '2026-06-01', dryRun: true }));
  const first = await dryRun();
  const again: number[] = [];
  for (let round = 0; round < 3; round++) again.push((await dryRun()).ms);
  if (first.result.entries[0]?.facts !== documents) throw new Error('the dry run left documents out');
  await engine.stop();
  return {
    'month-entry': { value: median(core), note: 'from facts: proposals, plan, lines, contributions; code hot' },
    'month-dry-run': { value: first.ms, note: 'the first: it reads the store and makes the index' },
    'month-dry-run-again': { value: median(again) },
  };
};
