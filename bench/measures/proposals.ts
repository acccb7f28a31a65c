/** Proposals per second: the core alone, one thread, after the first rounds have made the code hot. */

import type { Month } from '../../src/core/calendar.ts';
import { propose } from '../../src/core/proposal.ts';
import { realKernel } from '../../src/daemon/kernel/real-kernel.ts';
import { documentsAYear, documentsOfYear, factOf } from '../generator/documents.ts';
import { makeHome, proposalsOf, sourceId } from '../generator/home.ts';
import { median } from '../machine/statistics.ts';
import type { Measure } from './bench.ts';

const warmRounds = 2;
const rounds = 7;

export const measureProposals: Measure = async ({ folder }) => {
  const engine = await makeHome(realKernel(), `${folder}/proposals`, {
    start: '2026-01-01',
    mode: 'period',
    frequency: 'day',
  });
  const { context } = await proposalsOf(engine);
  await engine.stop();
  const facts = documentsOfYear(2026).map((content) => factOf(content, sourceId, content.date.slice(0, 7) as Month));
  const seconds: number[] = [];
  for (let round = 0; round < warmRounds + rounds; round++) {
    let legs = 0;
    const begun = performance.now();
    for (const fact of facts) legs += propose(fact, undefined, context).legs.length;
    if (round >= warmRounds) seconds.push((performance.now() - begun) / 1000);
    if (legs < facts.length) throw new Error('a generated document has no proposal');
  }
  return { proposals: { value: documentsAYear / median(seconds) } };
};
