/** A screen: a folder of its own, a layer of its own, reached by its digit. */

import type { ActionTable } from '../actions/action.ts';
import type { Desk } from '../desk.ts';
import type { Layer } from '../layers/layer.ts';

export const screenNames = ['today', 'invoices', 'repairs', 'entries', 'runs', 'settings'] as const;
export type ScreenName = (typeof screenNames)[number];

/** What a screen is opened on. Each screen takes what it knows and leaves the rest. */
export interface Target {
  /** Invoices: the list's filter. */
  readonly filter?: string;
  /** A document's id. */
  readonly document?: string;
  /** Entries: its reference. */
  readonly reference?: string;
  /** Repairs: the cause. */
  readonly cause?: { readonly code: string; readonly subject: string };
  /** Runs: the run's name. */
  readonly run?: string;
  /** Something to begin at once: `preview`, `sync`, `sources` … */
  readonly open?: string;
}

export interface Screen extends Layer {
  readonly name: ScreenName;
  /** A figure beside its name in the tab: what waits there. */
  count?(): number | undefined;
  /** Opens it on something. */
  show?(target: Target): void;
}

/** What the frame needs of a screen before it is made. */
export interface ScreenDefinition {
  readonly name: ScreenName;
  /** All actions of the screen and its overlays: for help, docs and the test that each has a key and its words. */
  readonly tables: readonly ActionTable[];
  make(desk: Desk): Screen;
}
