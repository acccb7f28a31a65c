import { randomUUID } from 'node:crypto';

/** A name for a change, made before it is sent, so that it is made once (rule 38) and can be taken back. */
export function commandName(): string {
  return randomUUID();
}
