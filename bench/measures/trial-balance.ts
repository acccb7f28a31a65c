/**
 * The trial balance beside hledger and ledger: each as a whole process, over the same 100,000 bookings. Each invoice is
 * one entry here and one transaction in the exported journal; the three must show the same balances, or nothing counts.
 * Our daemon runs and has answered before, because that is how it is used; the first answer is shown too.
 */

import { currency, parseAmount } from '../../src/core/money.ts';
import { invoicesHome } from '../generator/invoices-home.ts';
import { mustRun, type ProgramStart, type Ran, run } from '../machine/processes.ts';
import { median } from '../machine/statistics.ts';
import type { Measured } from '../report/figures.ts';
import { type Bench, homes, type Measure } from './bench.ts';

const ownRuns = 9;
const otherRuns = 3;
/** One run of a program that takes this long says enough. */
const longRunMs = 10_000;
const period = ['--from', '2022-01-01', '--to', '2027-12-31'] as const;

export const measureTrialBalance: Measure = async (bench) => {
  const { program } = bench;
  const { home, journal } = await invoicesHome(bench);

  let daemon = await program.startDaemon(home);
  const own = program.command(home, 'trial-balance', ...period, '--json');
  const ever = await mustRun(own);
  await daemon.stop();
  daemon = await program.startDaemon(home);
  const first = await mustRun(own);
  const times: number[] = [];
  for (let at = 0; at < ownRuns; at++) times.push((await mustRun(own)).ms);
  await daemon.stop();

  const expected = balancesOf(first.stdout);
  const other = (command: string): ProgramStart => ({
    command,
    args: ['-f', journal, 'balance', '--flat'],
    env: program.env,
  });
  const hledger = await measureOther(other('hledger'), expected);
  const ledger = await measureOther(other('ledger'), expected);
  const faster = Math.min(hledger.value ?? Number.POSITIVE_INFINITY, ledger.value ?? Number.POSITIVE_INFINITY);
  return {
    'trial-balance-ratio': Number.isFinite(faster)
      ? { value: faster / median(times) }
      : { value: null, note: 'neither hledger nor ledger is installed' },
    'trial-balance': { value: median(times), note: `median of ${ownRuns}` },
    'trial-balance-first': { value: first.ms },
    'trial-balance-ever': { value: ever.ms, note: 'adds up all entries, and keeps the sums' },
    hledger,
    ledger,
    'trial-balance-days': await overDayEntries(bench),
  };
};

async function overDayEntries(bench: Bench): Promise<Measured> {
  const { program } = bench;
  const home = homes.long(bench);
  const daemon = await program.startDaemon(home);
  const command = program.command(home, 'trial-balance', ...period, '--json');
  const first = await mustRun(command);
  const times: number[] = [];
  for (let at = 0; at < ownRuns; at++) times.push((await mustRun(command)).ms);
  await daemon.stop();
  return { value: median(times), note: `the first after the start ${Math.round(first.ms)} ms` };
}

async function measureOther(program: ProgramStart, expected: ReadonlyMap<string, bigint>): Promise<Measured> {
  const times: number[] = [];
  for (let at = 0; at < otherRuns; at++) {
    const ran = await run(program);
    if (!ran) return { value: null, note: `${program.command} is not installed` };
    if (ran.code !== 0) throw new Error(`${program.command}: ${ran.stderr.slice(0, 500)}`);
    assertSame(program.command, ran, expected);
    times.push(ran.ms);
    if (ran.ms > longRunMs) break;
  }
  return { value: median(times), note: times.length === 1 ? 'one run' : `median of ${times.length}` };
}

function balancesOf(json: string): Map<string, bigint> {
  const rows = JSON.parse(json) as { account: string; balance: string }[];
  return new Map(
    rows
      .map(({ account, balance }): [string, bigint] => [account, parseAmount(balance, currency('EUR'))])
      .filter(([, amount]) => amount !== 0n),
  );
}

/** Lines such as `  -1234.56 EUR  revenues:8000 Verhuur chalets`. */
function assertSame(name: string, { stdout }: Ran, expected: ReadonlyMap<string, bigint>): void {
  const shown = new Map<string, bigint>();
  for (const line of stdout.split('\n')) {
    const found = /^\s*(-?[\d.,]+) EUR\s+\w+:(\S+)/.exec(line);
    if (found) shown.set(found[2] ?? '', parseAmount((found[1] ?? '').replaceAll(',', ''), currency('EUR')));
  }
  const differs = [...expected].find(([account, amount]) => shown.get(account) !== amount);
  if (differs || shown.size !== expected.size)
    throw new Error(
      `${name} shows another balance of ${differs?.[0]}: ${shown.get(differs?.[0] ?? '')}, not ${differs?.[1]}`,
    );
}
