import type { settingsScreen as english } from '../../en/screens/settings.ts';
import type { Part } from '../../part.ts';

export const settingsScreen: Part<typeof english> = {
  'screen.settings': 'Einstellungen',
};
