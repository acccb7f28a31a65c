/** A request that is refused, with the reason that the client words in its own language. */

import type { Reason } from '../../core/reason.ts';
import type { RpcErrorKind } from '../../core/rpc.ts';

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RpcErrorKind;
  readonly reason: Reason;
  constructor(kind: RpcErrorKind, reason: Reason) {
    super(`${reason.code} ${Object.values(reason.details).join(' ')}`.trim());
    this.kind = kind;
    this.reason = reason;
  }
}

/** The error to throw. `usage` and `notFound`: what was asked makes no sense; `refused`: it does, but it is not done. */
export function refused(kind: RpcErrorKind, reason: Reason): Refusal {
  return new Refusal(kind, reason);
}
