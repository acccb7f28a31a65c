/** What tests of the review do at the desk: hand documents over, ask, and hear why not. */

import { writeFileSync } from 'node:fs';
import type { ExecutionContext } from 'ava';
import type { MethodName, ParamsOf } from '../../../src/core/rpc.ts';
import type { Engine } from '../../../src/daemon/engine/engine.ts';
import { Refusal } from '../../../src/daemon/engine/refusal.ts';
import { call } from './home.ts';
import { dutchHome } from './own-home.ts';

type Asked<Name extends MethodName> = Omit<ParamsOf<Name>, 'commandId'>;

export interface Desk {
  readonly engine: Engine;
  take(...documents: unknown[]): Promise<void>;
  /** Why the call is refused: the code and its details. */
  refusal<Name extends MethodName>(
    method: Name,
    params: Asked<Name>,
  ): Promise<{ kind: string; code: string; details: Readonly<Record<string, string>> }>;
  /** State of each document, by its number. */
  states(): Promise<Record<string, string>>;
}

/** A home that books rooms and lunches, and nothing else yet. */
export async function desk(t: ExecutionContext): Promise<Desk> {
  const { engine, folder } = await dutchHome(t);
  for (const [subject, account] of [
    ['ROOM', '8000'],
    ['LUNCH', '8210'],
  ] as const)
    await call(engine, 'map.account', { kind: 'product', subject, account });
  let files = 0;
  return {
    engine,
    async take(...documents) {
      files += 1;
      const path = `${folder}/${files}.json`;
      writeFileSync(path, JSON.stringify({ documents }));
      t.deepEqual((await call(engine, 'import.paths', { paths: [path] })).rejected, []);
    },
    async refusal(method, params) {
      // The call's own types are checked where it is made.
      const refused = await t.throwsAsync(call(engine, method, params as never), { instanceOf: Refusal });
      return { kind: refused.kind, code: refused.reason.code, details: refused.reason.details };
    },
    async states() {
      const { rows } = await call(engine, 'documents.list', {});
      return Object.fromEntries(rows.map(({ number, state }) => [number, state]).sort());
    },
  };
}
