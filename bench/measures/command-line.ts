/** What a command costs before it does anything. */

import { mustRun } from '../machine/processes.ts';
import { median } from '../machine/statistics.ts';
import { homes, type Measure } from './bench.ts';

const runs = 7;

export const measureCommandLine: Measure = async (bench) => {
  const { program } = bench;
  const version = program.command(homes.short(bench), '--version');
  await mustRun(version);
  const cached: number[] = [];
  const uncached: number[] = [];
  for (let at = 0; at < runs; at++) {
    cached.push((await mustRun(version)).ms);
    uncached.push((await mustRun({ ...version, env: { ...version.env, NODE_DISABLE_COMPILE_CACHE: '1' } })).ms);
  }
  return { 'cli-start': { value: median(cached) }, 'cli-start-uncached': { value: median(uncached) } };
};
