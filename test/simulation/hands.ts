/** The operator's hands: calls as a client makes them, told in the trace, their failures judged. */

import type { MethodName, ParamsOf, ResultOf } from '../../src/core/rpc.ts';
import { Violation } from './violation.ts';
import type { Ended, World } from './world.ts';

/** Makes a call: in the running program, or one that is started for it. */
export type Call = <Name extends MethodName>(
  method: Name,
  params: Omit<ParamsOf<Name>, 'commandId'>,
) => Promise<Ended<ResultOf<Name>>>;

export interface Hands {
  readonly world: World;
  /** The result, or `undefined` when it failed for a reason that this world has, or the program died. */
  ask<Name extends MethodName>(
    method: Name,
    params: Omit<ParamsOf<Name>, 'commandId'>,
  ): Promise<ResultOf<Name> | undefined>;
}

export function handsOf(world: World, call: Call = (method, params) => world.call(method, params)): Hands {
  return {
    world,
    async ask(method, params) {
      const ended = await call(method, params);
      world.note(`${method} ${JSON.stringify(params)}: ${outcome(world, ended)}`);
      return ended.how === 'done' ? ended.value : undefined;
    },
  };
}

/**
 * How a call ended, in a few words.
 *
 * @throws Violation when it failed without anything in this world that explains it.
 */
export function outcome(world: World, ended: Ended<unknown>): string {
  switch (ended.how) {
    case 'killed':
      return 'killed';
    case 'failed':
      return explained(world, ended.error);
    case 'done': {
      const { runs } = (ended.value ?? {}) as { runs?: { outcome: string; reason?: { code: string } }[] };
      return runs?.map((run) => `${run.outcome} ${run.reason?.code ?? ''}`).join() ?? 'done';
    }
  }
}

function explained(world: World, error: unknown): string {
  if (error instanceof Violation) throw error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const { network, disk } = world.newFaults;
  const kind = name === 'Refusal' ? (error as { kind?: string }).kind : undefined;
  const why: Readonly<Record<string, boolean>> = {
    // Nobody restored a backup, and the home was made on the first day.
    Refusal: kind !== 'quarantine' && kind !== 'uninitialised',
    DiskError: disk > 0,
    StoreWriteError: disk > 0,
    LedgerReadError: network + disk > 0,
  };
  if (why[name] === true) return `${name}: ${message}`;
  throw new Violation('broken', `${name}: ${message}`);
}
