/** Which file a column mapping is looked at with; what it looks like is found out there. */

import { DaemonRefusal, usage } from '../../../cli/failure.ts';
import { type CsvKind, type CsvMapping, csvKinds } from '../../../core/csv-mapping.ts';
import type { Desk } from '../../desk.ts';
import { form, type TextField } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import { mappingIn } from './csv-draft.ts';
import { type CsvEditorOptions, csvEditor } from './csv-editor.tsx';
import type { SettingsData } from './data.ts';

/** A new mapping, proposed from the file itself. */
export function newCsvMapping(desk: Desk, data: SettingsData): Layer {
  const { t, word } = desk.translate();
  let proposed: Pick<CsvEditorOptions, 'mapping' | 'firstRow'> | undefined;
  return form(desk, {
    title: t('csv.new'),
    width: 74,
    saveLabel: t('csv.look'),
    refusedAt: pathAtFault,
    fields: [
      pathField(desk, true),
      {
        kind: 'choice',
        name: 'kind',
        label: t('csv.rows-are'),
        value: 'payment',
        choices: csvKinds.map((value) => ({ value, label: word(value) })),
        hint: t('csv.rows-hint'),
      },
      {
        kind: 'text',
        name: 'name',
        label: t('column.name'),
        value: '',
        hint: t('csv.name-hint'),
        validate: (text) => (text === '' ? t('csv.name-needed') : undefined),
      },
    ],
    async save({ path = '', kind, name = '' }) {
      const { suggestion, detection } = await desk.link.call('csv-mapping.detect', { path, name, kind: kindOf(kind) });
      const mapping = mappingIn(suggestion) ?? mappingIn({ ...unsuggested, ...detection, name, kind });
      if (!mapping) throw usage('csv.no-suggestion');
      proposed = { mapping, firstRow: firstRowOf(detection) };
    },
    saved: ({ path = '' }) => {
      if (proposed) desk.layers.open(csvEditor(desk, data, { ...proposed, path, isSaved: false }));
    },
  });
}

/** A mapping that there is, tried on a file; without one it is shown without a preview. */
export function openCsvMapping(desk: Desk, data: SettingsData, mapping: CsvMapping): Layer {
  const { t } = desk.translate();
  return form(desk, {
    title: mapping.name,
    width: 74,
    saveLabel: t('action.csv.open'),
    fields: [pathField(desk, false)],
    refusedAt: pathAtFault,
    // A file that cannot be read is said here, where it was named.
    save: async ({ path = '' }) => {
      if (path !== '') await desk.link.call('csv-mapping.preview', { path, mapping: { ...mapping } });
    },
    saved: ({ path = '' }) => desk.layers.open(csvEditor(desk, data, { mapping, path, firstRow: [], isSaved: true })),
  });
}

/** What holds where the file does not tell. */
const unsuggested = {
  decimal: ',',
  dateFormat: 'dd-MM-yyyy',
  columns: {},
  defaults: {},
};

function kindOf(text: string | undefined): CsvKind {
  return csvKinds.find((kind) => kind === text) ?? 'payment';
}

function firstRowOf({ rows }: Readonly<Record<string, unknown>>): string[] {
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  return Array.isArray(first) ? first.filter((cell) => typeof cell === 'string') : [];
}

/** The daemon looks at the file: what it refuses is the file. */
function pathAtFault(error: unknown): string | undefined {
  return error instanceof DaemonRefusal ? 'path' : undefined;
}

/** From the root: where the daemon stands, nobody here knows. */
const wholePath = /^(\/|[A-Za-z]:[\\/]|\\\\)/;

function pathField(desk: Desk, isNeeded: boolean): TextField {
  const { t } = desk.translate();
  return {
    kind: 'text',
    name: 'path',
    label: t('csv.path'),
    value: '',
    hint: t(isNeeded ? 'csv.path-hint' : 'csv.path-optional'),
    validate: (text) => (wholePath.test(text) || (text === '' && !isNeeded) ? undefined : t('csv.path-needed')),
  };
}
