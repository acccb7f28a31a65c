import type { repairsScreen as english } from '../../en/screens/repairs.ts';
import type { Part } from '../../part.ts';

export const repairsScreen: Part<typeof english> = {
  'screen.repairs': 'Corrections',
};
