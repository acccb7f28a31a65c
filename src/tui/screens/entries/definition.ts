import type { ScreenDefinition } from '../screen.ts';
import { entriesScreen } from './screen.tsx';

export const entries: ScreenDefinition = { name: 'entries', tables: [], make: entriesScreen };
