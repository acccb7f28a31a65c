/** What a column mapping makes of a file, before it is saved: nothing is imported. */

import { minutesOf } from '../../core/calendar.ts';
import type { FactContent } from '../../core/fact.ts';
import { DiskError } from '../../core/kernel.ts';
import type { ResultOf } from '../../core/rpc.ts';
import { cleanText } from '../../core/text.ts';
import { previewCsv } from '../../providers/files/csv.ts';
import { parseCsvMapping } from '../../providers/files/csv-mapping-schema.ts';
import { maxFileBytes } from '../../providers/files/read-file.ts';
import type { EngineContext } from '../engine/context.ts';
import type { HandlersOf } from '../engine/handler.ts';
import { refused } from '../engine/refusal.ts';
import { propertyOf } from '../engine/settings.ts';

const shown = 20;
const longestCell = 200;

type Preview = ResultOf<'csv-mapping.preview'>;

export const csvPreviewHandlers: HandlersOf<'csv-mapping.preview'> = {
  'csv-mapping.preview': async ({ path, mapping }, context) => {
    const { dayEndsAt } = await propertyOf(context.store());
    const parsed = mappingFrom(mapping);
    const name = cleanText(path.slice(path.lastIndexOf('/') + 1), 200);
    const { header, rows, facts, problems } = previewCsv(
      name,
      await bytesOf(path, context),
      parsed,
      minutesOf(dayEndsAt),
    );
    const cell = (text: string) => cleanText(text, longestCell);
    return {
      header: header.map(cell),
      rows: rows.slice(0, shown).map((cells) => cells.map(cell)),
      documents: facts.slice(0, shown).flatMap(({ content }) => documentOf(content) ?? []),
      documentCount: facts.length,
      problems: problems.slice(0, shown).map(({ line, code, message }) => ({
        ...(line === undefined ? {} : { line }),
        code,
        message: cleanText(message),
      })),
    };
  },
};

function documentOf(content: FactContent): Preview['documents'][number] | undefined {
  // A CSV file holds payments, or invoices and receipts.
  if (content.kind !== 'payment' && !('vat' in content)) return undefined;
  const { kind, number, date, currency, relation } = content;
  const head = { kind, number, date, relation: relation?.name ?? null, currency };
  return content.kind === 'payment'
    ? { ...head, total: content.amount, lines: 1 }
    : { ...head, total: content.total, lines: content.lines.length };
}

function mappingFrom(value: unknown) {
  try {
    return parseCsvMapping(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused('usage', { code: 'not-valid', details: { message: cleanText(error.message) } });
  }
}

async function bytesOf(path: string, { kernel: { disk } }: EngineContext): Promise<Uint8Array> {
  try {
    return await disk.read(path, { maxBytes: maxFileBytes, noFollow: true });
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    throw refused('usage', { code: 'not-valid', details: { message: error.message } });
  }
}
