import type { ScreenDefinition } from '../screen.ts';
import { settingsScreen } from './screen.tsx';

export const settings: ScreenDefinition = { name: 'settings', tables: [], make: settingsScreen };
