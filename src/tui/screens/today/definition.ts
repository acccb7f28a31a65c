import type { ScreenDefinition } from '../screen.ts';
import { todayScreen } from './screen.tsx';

export const today: ScreenDefinition = { name: 'today', tables: [], make: todayScreen };
