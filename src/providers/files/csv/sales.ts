import { type CsvField, type CsvMapping, csvDocumentFields } from '../../../core/csv-mapping.ts';
import {
  type FactLine,
  lineTreatments,
  type ReadFact,
  type SalesDocument,
  sourceStatuses,
  vatCategories,
} from '../../../core/fact.ts';
import { currencyCode, shown } from '../outside-text.ts';
import { orRefuse, type ReadEach, refuse } from '../read-failure.ts';
import { reckonSale, type StatedSaleLine } from '../stated-sale.ts';
import { cellReader, type RowCells } from './cells.ts';
import { partyInCells } from './party.ts';
import type { CsvRow } from './rows.ts';

/**
 * Invoices or receipts, one line a row. Rows with the same id are one document wherever they stand in the file; without
 * an id column every row is a document of its own, and the importer derives its id.
 */
export function saleRows(
  rows: readonly CsvRow[],
  mapping: CsvMapping,
  dayEndsAtMinutes: number,
  each: ReadEach = orRefuse,
): ReadFact[] {
  const cellsOf = cellReader(mapping);
  if (mapping.columns.id === undefined)
    return rows.flatMap((row) => each(() => fact(undefined, [cellsOf(row)], mapping, dayEndsAtMinutes)) ?? []);
  const documents = new Map<string, RowCells[]>();
  for (const row of rows) {
    const cells = cellsOf(row);
    const id = each(() => cells.required('id', cells.id('id')));
    if (id === undefined) continue;
    const known = documents.get(id);
    if (known) known.push(cells);
    else documents.set(id, [cells]);
  }
  return [...documents].flatMap(([id, cells]) => each(() => fact(id, cells, mapping, dayEndsAtMinutes)) ?? []);
}

function fact(
  id: string | undefined,
  rows: readonly RowCells[],
  mapping: CsvMapping,
  dayEndsAtMinutes: number,
): ReadFact {
  const [head] = rows;
  if (!head) throw new RangeError('a document has at least one row');
  for (const row of rows.slice(1)) refuseOtherHead(head, row, id ?? '');
  return {
    sourceId: id,
    content: sale(id, head, rows, mapping.kind === 'receipt' ? 'receipt' : 'invoice', dayEndsAtMinutes),
    line: head.line,
  };
}

/** What belongs to the whole document must be the same on all its rows. */
function refuseOtherHead(head: RowCells, row: RowCells, id: string): void {
  const different = csvDocumentFields.find((field) => head.text(field) !== row.text(field));
  if (different === undefined) return;
  const place = row.place(different);
  refuse(
    'duplicate-id',
    `Lines ${head.line} and ${row.line} have the same id "${shown(id)}", but ${place.field} is "${shown(head.text(different) ?? '')}" on the one and "${shown(row.text(different) ?? '')}" on the other.`,
    { ...place, document: id },
  );
}

function sale(
  id: string | undefined,
  head: RowCells,
  rows: readonly RowCells[],
  kind: 'invoice' | 'receipt',
  dayEndsAtMinutes: number,
): SalesDocument {
  const code = currencyCode(head.required('currency', head.text('currency')), head.place('currency'));
  const date = head.businessDate(dayEndsAtMinutes);
  const register = head.text('register');
  const reckoned = reckonSale(code, {
    place: { line: head.line, ...(id !== undefined && { document: id }) },
    lines: rows.map((row, index) => statedLine(row, index)),
    totalInclVat: head.decimal('totalInclVat'),
  });
  const relation = partyInCells(head);
  const dueDate = head.date('dueDate');
  const reference = head.text('reference');
  const method = head.id('paymentMethod');
  return {
    kind,
    number: head.id('number') ?? id ?? `${register ?? kind} ${date}`,
    date,
    currency: code,
    status: head.choice('status', sourceStatuses) ?? 'definitive',
    ...(relation && { relation }),
    ...(dueDate !== undefined && { dueDate }),
    ...(reference !== undefined && { reference }),
    ...(register !== undefined && { register }),
    ...reckoned,
    ...(kind === 'receipt' && method !== undefined && { payments: [{ method, amount: reckoned.total }] }),
  };
}

function statedLine(row: RowCells, index: number): StatedSaleLine {
  const levy = row.id('levy');
  const treatment = row.choice('treatment', lineTreatments) ?? (levy === undefined ? 'revenue' : 'levy');
  if ((treatment === 'levy') !== (levy !== undefined))
    refuse(
      'missing-field',
      `Line ${row.line}: a levy needs both the treatment levy and the id of the levy.`,
      row.place('levy'),
    );
  const quantity = row.decimal('quantity');
  const vatDate = row.date('vatDate');
  const account = row.id('account');
  const costCentre = row.id('costCentre');
  const item = itemOf(row);
  const recognition = recognitionOf(row);
  return {
    place: { line: row.line, field: `line ${row.line}` },
    treatment,
    amountExclVat: row.decimal('amountExclVat'),
    amountInclVat: row.decimal('amountInclVat'),
    vatAmount: row.decimal('vatAmount'),
    vatRate: row.decimal('vatRate'),
    vatCategory: row.choice('vatCategory', vatCategories),
    rest: {
      id: row.id('lineId') ?? String(index + 1),
      description: row.text('description') ?? `Line ${index + 1}`,
      ...(quantity !== undefined && { quantity }),
      ...(vatDate !== undefined && { vatDate }),
      ...(item && { item }),
      ...(account !== undefined && { account }),
      ...(costCentre !== undefined && { costCentre }),
      ...(recognition && { recognition }),
      ...(levy !== undefined && { levy: { id: levy, ...whole(row, 'persons'), ...whole(row, 'nights') } }),
    },
  };
}

function itemOf(row: RowCells): FactLine['item'] | undefined {
  for (const kind of ['product', 'arrangement', 'location'] as const) {
    const id = row.id(kind);
    if (id !== undefined) return { kind, id };
  }
  return undefined;
}

function recognitionOf(row: RowCells): FactLine['recognition'] | undefined {
  const from = row.date('recognitionFrom') ?? row.date('recognitionTo');
  const to = row.date('recognitionTo') ?? from;
  if (from === undefined || to === undefined) return undefined;
  if (to < from)
    refuse(
      'date',
      `Line ${row.line}: the recognition ends (${to}) before it starts (${from}).`,
      row.place('recognitionTo'),
    );
  return { from, to };
}

function whole<Field extends CsvField>(row: RowCells, field: Field): { [Key in Field]?: number } {
  const text = row.decimal(field);
  if (text === undefined) return {};
  if (!/^\d{1,6}$/.test(text))
    refuse('amount', `"${shown(text)}" on line ${row.line} is not a whole number.`, row.place(field));
  return { [field]: Number(text) } as { [Key in Field]: number };
}
