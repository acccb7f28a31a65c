import type { ScreenDefinition } from '../screen.ts';
import { invoicesScreen } from './screen.tsx';

export const invoices: ScreenDefinition = { name: 'invoices', tables: [], make: invoicesScreen };
