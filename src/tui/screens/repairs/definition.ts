import type { ScreenDefinition } from '../screen.ts';
import { repairsScreen } from './screen.tsx';

export const repairs: ScreenDefinition = { name: 'repairs', tables: [], make: repairsScreen };
