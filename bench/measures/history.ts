/** Makes the homes that later measures use; measures nothing. */

import type { Month } from '../../src/core/calendar.ts';
import { realKernel } from '../../src/daemon/kernel/real-kernel.ts';
import { documentsAMonth, monthsFrom } from '../generator/documents.ts';
import { fillHistory } from '../generator/history.ts';
import { makeHome } from '../generator/home.ts';
import { homes, type Measure } from './bench.ts';

export const longMonths = 60;

export const makeHistories: Measure = async (bench) => {
  for (const [home, months] of [
    [homes.short(bench), 1],
    [homes.long(bench), longMonths],
  ] as const) {
    const engine = await makeHome(realKernel(), home, { start: '2022-01-01', mode: 'period', frequency: 'day' });
    await fillHistory(engine, monthsFrom('2022-01' as Month, months), documentsAMonth);
    await engine.stop();
  }
  return {};
};
