/** Every table of actions there is, with the place its keys hold in: for the documentation and the tests. */

import { formTable } from '../form/form.tsx';
import { frameTable, helpTable } from '../frame/frame-actions.ts';
import { importingTable } from '../import/import-files.tsx';
import { confirmTable } from '../layers/confirm.tsx';
import { pageTable } from '../layers/page.tsx';
import { pickerTable } from '../picker/picker.tsx';
import { firstFilesTable, firstRunTable } from '../screens/first-run/actions.ts';
import type { ScreenDefinition } from '../screens/screen.ts';
import type { ActionRow, ActionTable } from './action.ts';

export interface PlacedTable {
  readonly place: string;
  readonly table: Readonly<Record<string, ActionRow>>;
}

export function tablesOf(screens: readonly ScreenDefinition[]): readonly PlacedTable[] {
  const ofFrame: readonly (readonly [string, ActionTable])[] = [
    ['everywhere', frameTable],
    ['help', helpTable],
    ['pickers', pickerTable],
    ['forms', formTable],
    ['questions', confirmTable],
    ['pages', pageTable],
    ['imports', importingTable],
    ['first steps', firstRunTable],
    ['first steps', firstFilesTable],
  ];
  const ofScreens = screens.flatMap(({ name, tables }) => tables.map((table) => [name, table] as const));
  const seen = new Set<ActionTable>();
  return [...ofFrame, ...ofScreens].flatMap(([place, table]) => {
    // Tables that several screens share are told of once.
    if (seen.has(table)) return [];
    seen.add(table);
    return [{ place, table: table as Readonly<Record<string, ActionRow>> }];
  });
}
