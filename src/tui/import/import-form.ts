/** Asks which file or folder is to be read. */

import type { SourceView } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import { type Field, form } from '../form/form.tsx';
import type { Layer } from '../layers/layer.ts';
import { importFiles } from './import-files.tsx';
import { typedPath, whyNotAPath } from './typed-path.ts';

type Source = Pick<SourceView, 'id' | 'name'>;

/** @param path typed before, when that could not be read. */
export function importForm(desk: Desk, sources: readonly Source[], path = ''): Layer {
  const { t } = desk.translate();
  const [first] = sources;
  const choice: Field[] =
    first && sources.length > 1
      ? [
          {
            kind: 'choice',
            name: 'source',
            label: t('import.source'),
            hint: t('import.source-hint'),
            value: first.id,
            choices: sources.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]
      : [];
  return form(desk, {
    title: t('import.title'),
    saveLabel: t('import.read'),
    width: 72,
    fields: [
      {
        kind: 'text',
        name: 'path',
        label: t('import.path'),
        hint: t('import.path-hint'),
        value: path,
        validate: (text) => whyNotAPath(text, desk.translate()),
      },
      ...choice,
    ],
    save: async () => undefined,
    saved: ({ path: typed = '', source = first?.id }) =>
      importFiles(desk, {
        path: typedPath(typed),
        source,
        failed: () => desk.layers.open(importForm(desk, sources, typed)),
      }),
  });
}
