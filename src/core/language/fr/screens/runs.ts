import type { runsScreen as english } from '../../en/screens/runs.ts';
import type { Part } from '../../part.ts';

export const runsScreen: Part<typeof english> = {
  'screen.runs': 'Traitements',
};
