import type { entriesScreen as english } from '../../en/screens/entries.ts';
import type { Part } from '../../part.ts';

export const entriesScreen: Part<typeof english> = {
  'screen.entries': 'Écritures',
};
