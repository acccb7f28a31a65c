import type { CsvMapping } from '../../../core/csv-mapping.ts';
import { type ReadFact, sourceStatuses } from '../../../core/fact.ts';
import { formatAmount } from '../../../core/money.ts';
import { amountIn, currencyCode } from '../outside-text.ts';
import { orRefuse, type ReadEach, refuse } from '../read-failure.ts';
import { cellReader, type RowCells } from './cells.ts';
import { partyInCells } from './party.ts';
import type { CsvRow } from './rows.ts';

/** One payment a row. Without an id column the rows have no id, and the importer derives one. */
export function paymentRows(
  rows: readonly CsvRow[],
  mapping: CsvMapping,
  dayEndsAtMinutes: number,
  each: ReadEach = orRefuse,
): ReadFact[] {
  const cellsOf = cellReader(mapping);
  const withId = mapping.columns.id !== undefined;
  const seen = new Map<string, number>();
  const read = (row: CsvRow): ReadFact => {
    const cells = cellsOf(row);
    const id = withId ? cells.required('id', cells.id('id')) : undefined;
    if (id !== undefined) {
      const first = seen.get(id);
      if (first !== undefined)
        refuse('duplicate-id', `Lines ${first} and ${row.line} have the same id "${id}"; an id names one payment.`, {
          ...cells.place('id'),
          document: id,
        });
      seen.set(id, row.line);
    }
    return { sourceId: id, content: payment(cells, id, dayEndsAtMinutes), line: row.line };
  };
  return rows.flatMap((row) => each(() => read(row)) ?? []);
}

function payment(cells: RowCells, id: string | undefined, dayEndsAtMinutes: number): ReadFact['content'] {
  const code = currencyCode(cells.required('currency', cells.text('currency')), cells.place('currency'));
  const amount = cells.required('amount', cells.decimal('amount'));
  const method = cells.required('method', cells.id('method'));
  const date = cells.businessDate(dayEndsAtMinutes);
  const relation = partyInCells(cells);
  const pays = cells.id('pays');
  const description = cells.text('description');
  return {
    kind: 'payment',
    number: cells.id('number') ?? id ?? `${method} ${date}`,
    date,
    currency: code,
    status: cells.choice('status', sourceStatuses) ?? 'definitive',
    ...(relation && { relation }),
    method,
    amount: formatAmount(amountIn(code, amount, cells.place('amount')), code),
    ...(pays !== undefined && { pays }),
    ...(description !== undefined && { description }),
  };
}
