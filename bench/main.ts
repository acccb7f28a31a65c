/**
 * `npm run bench`: measures, prints the table, writes bench/results.json. `npm run bench -- proposals commit` takes only
 * those measures and writes nothing. Each measure runs as a process of its own: this file starts itself again.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machineFacts } from './machine/machine-facts.ts';
import { installProgram, Program } from './machine/program.ts';
import type { Measure } from './measures/bench.ts';
import { measureCommandLine } from './measures/command-line.ts';
import { measureCommit } from './measures/commit.ts';
import { measureDaemon } from './measures/daemon.ts';
import { makeHistories } from './measures/history.ts';
import { measureImport } from './measures/import.ts';
import { measureLists } from './measures/lists.ts';
import { measureMonthEntry } from './measures/month-entry.ts';
import { measureProposals } from './measures/proposals.ts';
import { measureScreens } from './measures/screens.ts';
import { measureSimulation } from './measures/simulation.ts';
import { measureTrialBalance } from './measures/trial-balance.ts';
import type { Measurements } from './report/figures.ts';
import { page, results } from './report/page.ts';

/** In this order. */
const measures: Readonly<Record<string, Measure>> = {
  proposals: measureProposals,
  'month-entry': measureMonthEntry,
  import: measureImport,
  history: makeHistories,
  commit: measureCommit,
  daemon: measureDaemon,
  lists: measureLists,
  'command-line': measureCommandLine,
  'trial-balance': measureTrialBalance,
  screens: measureScreens,
  simulation: measureSimulation,
};
/** Measures that use the homes that `history` makes. */
const needHistory: readonly string[] = ['commit', 'daemon', 'lists', 'command-line', 'trial-balance'];
const resultsPath = 'bench/results.json';

const [first, ...rest] = process.argv.slice(2);
if (first === '--measure') await measureHere(rest);
else await measureAll(process.argv.slice(2));

async function measureAll(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.find((name) => !(name in measures));
  if (unknown !== undefined)
    throw new Error(`there is no measure "${unknown}"; there are ${Object.keys(measures).join(', ')}`);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nightaudit-bench-')));
  const machine = machineFacts(folder);
  const measured: Measurements = {};
  installProgram(folder);
  try {
    for (const name of Object.keys(measures)) {
      const isNeeded = name === 'history' && wanted.some((one) => needHistory.includes(one));
      if (wanted.length > 0 && !wanted.includes(name) && !isNeeded) continue;
      const begun = performance.now();
      Object.assign(measured, await measureApart(name, folder));
      process.stderr.write(`${name} (${((performance.now() - begun) / 1000).toFixed(0)} s)\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`\n${page(measured)}\n`);
  if (wanted.length > 0) return;
  writeFileSync(resultsPath, `${JSON.stringify(results(measured, machine, new Date().toISOString()), null, 2)}\n`);
  process.stdout.write(`\n${machine.processor}, ${machine.cores} cores, Node ${machine.node}: ${resultsPath}\n`);
}

async function measureApart(name: string, folder: string): Promise<Measurements> {
  const answer = join(folder, `${name}.json`);
  const child = spawn(
    process.execPath,
    [...process.execArgv, fileURLToPath(import.meta.url), '--measure', name, folder, answer],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the measure "${name}" failed`);
  return JSON.parse(readFileSync(answer, 'utf8')) as Measurements;
}

async function measureHere([name = '', folder = '', answer = '']: readonly string[]): Promise<void> {
  const measure = measures[name];
  if (!measure) throw new Error(`there is no measure "${name}"`);
  writeFileSync(answer, JSON.stringify(await measure({ folder, program: new Program(folder) })));
  // What an engine leaves behind to wait for must not be waited for here.
  process.exit(0);
}
