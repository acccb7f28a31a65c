/** Homes for single tests: made in a folder of their own, and gone when the test ends. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import type { Kernel } from '../../../src/core/kernel.ts';
import type { Engine } from '../../../src/daemon/engine/engine.ts';
import { realKernel } from '../../../src/daemon/kernel/real-kernel.ts';
import { call, startEngine } from './home.ts';

export interface OwnHome {
  readonly engine: Engine;
  /** For the test's own files; the home is `home` in it. */
  readonly folder: string;
}

/** Nothing is in it yet. */
export async function emptyHome(t: ExecutionContext, kernel: Kernel = realKernel()): Promise<OwnHome> {
  const folder = mkdtempSync(join(tmpdir(), 'na-own-'));
  const engine = await startEngine(kernel, `${folder}/home`);
  t.teardown(async () => {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { engine, folder };
}

/** The sample home before its night. */
export async function sampleHome(t: ExecutionContext, kernel?: Kernel): Promise<OwnHome> {
  const home = await emptyHome(t, kernel);
  await call(home.engine, 'home.init-sample', { language: 'en' });
  return home;
}

/** A Dutch home without documents. */
export async function dutchHome(t: ExecutionContext, kernel?: Kernel): Promise<OwnHome> {
  const home = await emptyHome(t, kernel);
  await call(home.engine, 'home.init', {
    property: { name: 'Hotel De Zon', country: 'NL', zone: 'Europe/Amsterdam', dayEndsAt: '00:00', language: 'en' },
    start: '2026-01-01',
  });
  return home;
}

/** The machine's own kernel, with a clock that stands still. */
export function standingClock(instant: string): Kernel & { set(instant: string): void } {
  const kernel = realKernel();
  let now = Date.parse(instant);
  return {
    ...kernel,
    clock: {
      now: () => now,
      monotonic: () => kernel.clock.monotonic(),
      sleep: (ms, signal) => kernel.clock.sleep(ms, signal),
    },
    set(next) {
      now = Date.parse(next);
    },
  };
}
