/**
 * Actions are records. What an action is called, which keys it has and whether it stands in the bottom bar is a table of
 * its own, without any code; a screen binds what it does to it. Bottom bar, help, command palette, docs and the test that
 * every action has a key and a translation all read the same table, so none of them can lie.
 */

import type { Key as Sentence, Translator } from '../../core/language/translate.ts';
import type { Key } from '../keys/key.ts';

/** Name of an action that the catalogue has both sentences for: its label and what it does. */
export type ActionId = {
  [Name in Sentence]: Name extends `action.${infer Id}.help` ? (`action.${Id}` extends Sentence ? Id : never) : never;
}[Sentence];

export interface ActionRow {
  /** The first one is the one that is shown. */
  readonly keys: readonly Key[];
  /** Place in the bottom bar, lowest first; without one it is in help and palette only. */
  readonly bar?: number;
  /** Not offered in the palette: moving about. */
  readonly movement?: true;
}

/** A screen's or an overlay's actions, as data. */
export type ActionTable = Readonly<Partial<Record<ActionId, ActionRow>>>;

export interface Deed {
  /** Why it cannot be done now, in the operator's language; `undefined` when it can. */
  whyNot?(): string | undefined;
  /** A promise keeps the keys that follow waiting, so that type-ahead meets what this opens. Never of long work. */
  run(key: Key): void | Promise<void>;
  /** Says another thing than the table's label, where that is clearer: "use 8210". */
  label?(): string;
  /** Out of sight, and its key free, where it makes no sense at all. */
  hidden?(): boolean;
}

export interface Action extends ActionRow, Deed {
  readonly id: ActionId;
}

/** Puts deeds to the rows of a table; one that is missing does not compile. */
export function bindActions<Table extends ActionTable>(
  table: Table,
  deeds: { readonly [Id in keyof Table]: Deed },
): readonly Action[] {
  return (Object.keys(table) as (ActionId & keyof Table)[]).map((id) => ({
    id,
    ...(table[id] as ActionRow),
    ...deeds[id],
  }));
}

/** What it is called, in a word or two. */
export function labelOf(action: Action, translate: Translator): string {
  return action.label?.() ?? translate.t(`action.${action.id}` as Sentence);
}

/** What it does, in a sentence. */
export function helpOf(id: ActionId, translate: Translator): string {
  return translate.t(`action.${id}.help` as Sentence);
}
