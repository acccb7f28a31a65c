/** States of a document (spec §4). */
export const documentStates = [
  'incomplete',
  'to-review',
  'concept',
  'approved',
  'sending',
  'exported',
  'synced',
  'failed',
  'unknown',
  'excluded',
  'draft',
  'cancelled',
] as const;
/** `draft` and `cancelled` are the source's own word: known, never booked. The others are ours. */
export type DocumentState = (typeof documentStates)[number];
