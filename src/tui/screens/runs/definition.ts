import type { ScreenDefinition } from '../screen.ts';
import { runsScreen } from './screen.tsx';

export const runs: ScreenDefinition = { name: 'runs', tables: [], make: runsScreen };
