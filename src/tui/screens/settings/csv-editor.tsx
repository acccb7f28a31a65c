/** A column mapping being made: each column beside what it becomes, and below what the file then says. */

import type { CsvField, CsvMapping } from '../../../core/csv-mapping.ts';
import { bindActions } from '../../actions/action.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import type { Layer } from '../../layers/layer.ts';
import { leave } from '../../layers/leave.ts';
import { arraySource } from '../../list/array-source.ts';
import { list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { observable } from '../../state/observable.ts';
import { csvEditorTable } from './actions.ts';
import { becomes, becomesAlso, leftOut } from './csv-draft.ts';
import { CsvEditorView } from './csv-editor-view.tsx';
import { fieldPicker, fixedPicker, fixedValueForm } from './csv-fields.ts';
import { csvPreview } from './csv-preview.ts';
import { type EditorRow, nextChoice, rowId, rowsOf } from './csv-rows.ts';
import type { SettingsData } from './data.ts';

export interface CsvEditorOptions {
  readonly mapping: CsvMapping;
  /** On the daemon's machine; empty: nothing to try it on. */
  readonly path: string;
  /** As the file has it, until the preview says. */
  readonly firstRow: readonly string[];
  /** As it is opened. */
  readonly isSaved: boolean;
}

export interface EditorState {
  readonly mapping: CsvMapping;
  readonly isSaved: boolean;
}

export function csvEditor(desk: Desk, data: SettingsData, options: CsvEditorOptions): Layer {
  const { mapping, path, isSaved } = options;
  const state = observable<EditorState>({ mapping, isSaved });
  const preview = csvPreview(desk, path, {
    mapping: () => state.get().mapping,
    // The names of the columns as the file has them in this encoding; nothing that the operator changed.
    reread: (fitting) => change(() => fitting),
  });
  const rows = list(arraySource(rowId, () => rowsOf(state.get().mapping)));
  const change = (next: (now: CsvMapping) => CsvMapping) => {
    state.update((now) => ({ mapping: next(now.mapping), isSaved: false }));
    void rows.refresh();
    preview.ask();
  };
  const close = () => desk.layers.close(layer);
  const current = () => rows.current();
  const column = () => {
    const row = current();
    return row?.is === 'column' ? row.column : undefined;
  };
  const noColumn = () => (column() === undefined ? desk.translate().t('csv.not-a-column') : undefined);
  const fixed = (field: CsvField) => desk.layers.open(fixedValueForm(desk, state.get().mapping, field, change));
  const pick = (how: typeof becomes) => {
    const name = column();
    if (name === undefined) return;
    desk.layers.open(fieldPicker(desk, state.get().mapping, name, (field) => change((now) => how(now, name, field))));
  };
  const alter = (row: EditorRow) => {
    if (row.is === 'choice') change((now) => nextChoice(now, row.of, 1));
    else if (row.is === 'fixed') fixed(row.field);
    else pick(becomes);
  };
  const save = async () => {
    const { t } = desk.translate();
    const { mapping: draft } = state.get();
    await desk.attempt(async () => {
      const commandId = commandName();
      await desk.link.call('csv-mapping.add', { commandId, mapping: { ...draft } });
      desk.remember(commandId, `${t('section.csv')}, ${draft.name}`);
      desk.toasts.done(t('csv.added', { name: draft.name }));
      // What was changed while it was being saved is not.
      state.update((now) => (now.mapping === draft ? { ...now, isSaved: true } : now));
      await data.csvMappings.refresh();
    });
  };
  const actions = bindActions(csvEditorTable, {
    'csv.change': {
      run: () => {
        const row = current();
        if (row) alter(row);
      },
    },
    'csv.also': { whyNot: noColumn, run: () => pick(becomesAlso) },
    'csv.leave': {
      whyNot: noColumn,
      run: () => {
        const name = column();
        if (name !== undefined) change((now) => leftOut(now, name));
      },
    },
    'csv.fixed': { run: () => desk.layers.open(fixedPicker(desk, state.get().mapping, fixed)) },
    'csv.save': {
      whyNot: () => (state.get().isSaved ? desk.translate().t('csv.nothing-to-save') : undefined),
      run: save,
    },
    'csv.close': { run: () => leave(desk, [layer], close) },
  });
  const layer: Layer = {
    name: 'settings.csv-editor',
    actions: () => [...actions, ...listActions(rows)],
    busy: rows.busy,
    unsaved: () =>
      state.get().isSaved ? undefined : { title: state.get().mapping.name, text: desk.translate().t('csv.leave-text') },
    type(key) {
      const row = current();
      if (row?.is !== 'choice' || (key !== 'Left' && key !== 'Right')) return false;
      change((now) => nextChoice(now, row.of, key === 'Right' ? 1 : -1));
      return true;
    },
    opened() {
      void rows.refresh();
      preview.ask();
    },
    closed: preview.end,
    View: (area) => (
      <CsvEditorView desk={desk} state={state} rows={rows} preview={preview.answer} options={options} area={area} />
    ),
  };
  return layer;
}
