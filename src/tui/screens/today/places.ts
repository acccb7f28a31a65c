/** Where the operator is taken to decide what a need asks: what it names itself, else the place of its kind. */

import type { AttentionView } from '../../../core/rpc.ts';
import type { ScreenName, Target } from '../screen.ts';

export interface Place {
  readonly screen: ScreenName;
  readonly target: Target;
}

const placeOfKind: Readonly<Record<AttentionView['kind'], Place>> = {
  'outcome-unknown': { screen: 'entries', target: {} },
  'link-broken': { screen: 'settings', target: { open: 'links' } },
  failed: { screen: 'runs', target: {} },
  blocked: { screen: 'repairs', target: {} },
  'to-review': { screen: 'invoices', target: { filter: 'state:to-review' } },
  'rejected-file': { screen: 'settings', target: { open: 'sources' } },
  held: { screen: 'runs', target: {} },
  behind: { screen: 'runs', target: { open: 'sync' } },
};

export function placeOf({ kind, cause, reference, filter }: AttentionView): Place {
  if (cause) return { screen: 'repairs', target: { cause } };
  if (reference !== undefined) return { screen: 'entries', target: { reference } };
  if (filter !== undefined) return { screen: 'invoices', target: { filter } };
  return placeOfKind[kind];
}
