/** The shape of what answers a client's call. */

import type { MethodName, ParsedParamsOf, ResultOf } from '../../core/rpc.ts';
import type { Transaction } from '../store/store.ts';
import type { EngineContext } from './context.ts';

/** Asked for, answered; changes nothing, or may be repeated without harm (an import, a look). */
export type Answer<Name extends MethodName> = (
  params: ParsedParamsOf<Name>,
  context: EngineContext,
  who: string,
) => Promise<ResultOf<Name>>;

/**
 * A change in two halves (rule 38): `apply` is committed together with the client's command id and what it returns;
 * `view` makes the result from that. A repeated command skips the first half.
 */
export interface Command<Name extends MethodName, Subject> {
  readonly apply: (params: ParsedParamsOf<Name>, transaction: Transaction, context: EngineContext) => Promise<Subject>;
  readonly view: (subject: Subject, params: ParsedParamsOf<Name>, context: EngineContext) => Promise<ResultOf<Name>>;
}

/** Ties both halves to one method and to each other; the name is there for the types alone. */
export function command<Name extends MethodName, Subject>(
  _method: Name,
  apply: Command<Name, Subject>['apply'],
  view: Command<Name, Subject>['view'],
): Command<Name, Subject> {
  return { apply, view };
}

/** A command whose subject only it knows. */
export interface AnyCommand<Name extends MethodName> {
  readonly apply: (params: ParsedParamsOf<Name>, transaction: Transaction, context: EngineContext) => Promise<unknown>;
  readonly view: (subject: never, params: ParsedParamsOf<Name>, context: EngineContext) => Promise<ResultOf<Name>>;
}

/** What one file of handlers holds; all together they are the whole contract. */
export type HandlersOf<Names extends MethodName> = { readonly [Name in Names]: Answer<Name> | AnyCommand<Name> };
