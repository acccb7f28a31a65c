/** A part of the settings: a line in the list of sections, and what it opens. */

import type { ReactNode } from 'react';
import type { Action } from '../../actions/action.ts';
import type { Key } from '../../keys/key.ts';
import type { Area } from '../../layers/layer.ts';
import type { Line } from '../../terminal/line.ts';

export const sectionNames = [
  'property',
  'configurations',
  'sources',
  'csv',
  'mappings',
  'links',
  'schedule',
  'health',
] as const;
export type SectionName = (typeof sectionNames)[number];

export interface Section {
  readonly name: SectionName;
  /** What it comes to, in one line; empty while that is not known. */
  summary(): Line;
  actions(): readonly Action[];
  type?(key: Key): boolean;
  busy?(): Promise<unknown> | undefined;
  /** Told when somebody works in it, and when no longer. */
  opened?(): void;
  closed?(): void;
  /** @param isResting it is only looked at: the cursor is elsewhere. */
  View(area: Area, isResting: boolean): ReactNode;
}
