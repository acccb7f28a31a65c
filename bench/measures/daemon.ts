/** The daemon with 60 months behind it: how soon it answers, what it costs while nothing happens, and its first list. */

import { setTimeout as sleep } from 'node:timers/promises';
import { processorMs, residentMb } from '../machine/proc.ts';
import { mustRun } from '../machine/processes.ts';
import { median } from '../machine/statistics.ts';
import type { Measured } from '../report/figures.ts';
import { type Bench, homes, type Measure } from './bench.ts';

const starts = 7;
const restMs = 5_000;
const idleMs = 10_000;
const minuteMs = 60_000;

export const measureDaemon: Measure = async (bench) => {
  const { program } = bench;
  const home = homes.long(bench);
  // The first start fills the compile cache, as the installation's first start does.
  await (await program.startDaemon(home)).stop();
  const times: number[] = [];
  for (let at = 0; at < starts; at++) {
    const daemon = await program.startDaemon(home);
    times.push(daemon.startMs);
    await daemon.stop();
  }

  let daemon = await program.startDaemon(home);
  await sleep(restMs);
  const memory = residentMb(daemon.pid);
  const idle = await processorDuring(daemon.pid, idleMs);
  // The next whole minute, and a little more: that is when it wakes.
  const wake = await processorDuring(daemon.pid, minuteMs - (Date.now() % minuteMs) + 3_000);

  // The first of a home that was filled behind its daemon's back makes the index; the next daemon finds it.
  const ever = await firstList(bench);
  await daemon.stop();
  daemon = await program.startDaemon(home);
  const list = await firstList(bench);
  const afterList = residentMb(daemon.pid);
  const statuses: number[] = [];
  for (let at = 0; at < 5; at++) statuses.push((await mustRun(program.command(home, 'status', '--json'))).ms);
  await daemon.stop();
  return {
    'daemon-start': { value: median(times), note: `median of ${starts} starts` },
    'idle-memory': onLinux(memory),
    'idle-processor': onLinux(idle),
    'wake-processor': onLinux(wake),
    'first-list': { value: list },
    'first-list-ever': { value: ever, note: 'reads all documents, and keeps their heads' },
    'first-list-memory': onLinux(afterList),
    status: { value: median(statuses) },
  };
};

async function firstList(bench: Bench): Promise<number> {
  const { ms, stdout } = await mustRun(
    bench.program.command(homes.long(bench), 'documents', 'list', '--limit', '20', '--json'),
  );
  if ((JSON.parse(stdout) as unknown[]).length !== 20) throw new Error('the list is not whole');
  return ms;
}

async function processorDuring(pid: number, ms: number): Promise<number | undefined> {
  const before = processorMs(pid);
  await sleep(ms);
  const after = processorMs(pid);
  return before === undefined || after === undefined ? undefined : after - before;
}

function onLinux(value: number | undefined): Measured {
  return value === undefined ? { value: null, note: 'read from /proc, which only Linux has' } : { value };
}
