/** Writes entries to a file that any bookkeeper can import. */

import { posix, win32 } from 'node:path';
import { commandName } from '../daemon/command-name.ts';
import type { Desk } from '../desk.ts';
import { type Field, form } from '../form/form.tsx';
import type { Books } from './books.ts';
import { configurationField, dateField } from './fields.ts';

export interface ExportRange {
  readonly from: string;
  readonly to: string;
  /** What the file is named after. */
  readonly period: string;
  readonly configuration?: string;
}

type Format = 'hledger' | 'csv';
const endings: Readonly<Record<Format, string>> = { hledger: 'journal', csv: 'csv' };

export function exportForm(desk: Desk, books: Books, { from, to, period, configuration }: ExportRange): void {
  const { t } = desk.translate();
  const home = desk.status.get().value?.home ?? '';
  const fields: readonly Field[] = [
    {
      kind: 'choice',
      name: 'format',
      label: t('export.format'),
      value: 'csv',
      choices: [
        { value: 'csv', label: t('export.csv') },
        { value: 'hledger', label: t('export.hledger') },
      ],
    },
    ...configurationField(desk, books, configuration),
    dateField(desk, { name: 'from', label: t('column.from'), value: from }),
    dateField(desk, { name: 'to', label: t('column.until'), value: to }),
    {
      kind: 'text',
      name: 'path',
      label: t('export.path'),
      value: `${home}/nightaudit-${period}`,
      hint: t('export.path-hint'),
      validate: (text) => (isWhole(text) ? undefined : t('export.path-whole')),
    },
  ];
  desk.layers.open(
    form(desk, {
      title: t('export.title'),
      fields,
      saveLabel: t('export.write'),
      width: 76,
      async save({ format, path = '', configuration: chosen = configuration, from: first, to: last }) {
        const kind: Format = format === 'hledger' ? 'hledger' : 'csv';
        const { entries, file } = await desk.link.call('export', {
          commandId: commandName(),
          format: kind,
          path: withEnding(path, endings[kind]),
          ...(chosen === undefined ? {} : { configuration: chosen }),
          from: first,
          to: last,
        });
        desk.toasts.done(t('export.written', { entries, file }));
      },
    }),
  );
}

/** The daemon may run on another machine, of another kind: only a whole path says where. */
function isWhole(path: string): boolean {
  return posix.isAbsolute(path) || (win32.isAbsolute(path) && /^[A-Za-z]:/.test(path));
}

/** A name without an ending gets the format's own. */
function withEnding(path: string, ending: string): string {
  return /\.\w{1,8}$/.test(path) ? path : `${path}.${ending}`;
}
