import type { frameScreen as english } from '../../en/screens/frame.ts';
import type { Part } from '../../part.ts';

export const frameScreen: Part<typeof english> = {
  'screen.relations': 'Geschäftspartner',
};
