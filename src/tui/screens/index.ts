/** The screens, in the order of their digits. A new one is a folder and a line here. */

import { entries } from './entries/definition.ts';
import { invoices } from './invoices/definition.ts';
import { repairs } from './repairs/definition.ts';
import { runs } from './runs/definition.ts';
import type { ScreenDefinition } from './screen.ts';
import { settings } from './settings/definition.ts';
import { today } from './today/definition.ts';

export const screenDefinitions: readonly ScreenDefinition[] = [today, invoices, repairs, entries, runs, settings];
