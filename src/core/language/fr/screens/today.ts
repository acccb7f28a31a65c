import type { todayScreen as english } from '../../en/screens/today.ts';
import type { Part } from '../../part.ts';

export const todayScreen: Part<typeof english> = {
  'screen.today': 'Aujourd’hui',
};
