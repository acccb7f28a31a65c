import { localDate } from '../../../core/calendar.ts';
import type { FactContent, Posting, PostingLine } from '../../../core/fact.ts';
import { type Currency, currency, formatAmount, parseAmount, sum } from '../../../core/money.ts';
import type { JsonDocument } from '../json-schema.ts';
import { amountIn, identifier } from '../outside-text.ts';
import { refuse } from '../read-failure.ts';
import type { ReaderSettings } from '../reader-settings.ts';
import { type DocumentHead, headOf, textField, type Where } from './head.ts';
import { partyFrom } from './party.ts';
import { saleFrom } from './sale.ts';

/** Content of a document that the schema has let through. */
export function contentFrom(
  document: JsonDocument,
  where: Where,
  settings: Pick<ReaderSettings, 'zone' | 'dayEndsAtMinutes'>,
): FactContent {
  const head = headOf(document, where, settings);
  switch (document.kind) {
    case 'invoice':
    case 'credit-note':
    case 'receipt':
      return saleFrom(document, { ...head, currency: currency(document.currency) }, where);
    case 'payment':
      return paymentFrom(document, head, where);
    case 'posting':
      return postingFrom(document, head, where);
    case 'relation':
      return {
        kind: 'relation',
        ...head,
        party: partyFrom(document.party, where, 'party'),
        role: document.role ?? 'debtor',
      };
    case 'item': {
      const account = textField(document.account);
      return {
        kind: 'item',
        ...head,
        itemKind: document.itemKind,
        name: textField(document.name) ?? head.number,
        ...(account !== undefined && { account }),
      };
    }
    case 'event':
      return {
        kind: 'event',
        ...head,
        status: document.status ?? 'definitive',
        ...(document.from !== undefined && { from: localDate(document.from) }),
        ...(document.to !== undefined && { to: localDate(document.to) }),
      };
  }
}

function paymentFrom(
  document: Extract<JsonDocument, { kind: 'payment' }>,
  head: DocumentHead,
  where: Where,
): FactContent {
  const code = currency(document.currency);
  const description = textField(document.description);
  return {
    kind: 'payment',
    ...head,
    currency: code,
    status: document.status ?? 'definitive',
    ...(document.relation && { relation: partyFrom(document.relation, where, 'relation') }),
    method: identifier(document.method, where.named('method')),
    amount: formatAmount(amountIn(code, document.amount, where.named('amount')), code),
    ...(document.pays !== undefined && { pays: identifier(document.pays, where.named('pays')) }),
    ...(description !== undefined && { description }),
  };
}

function postingFrom(document: Extract<JsonDocument, { kind: 'posting' }>, head: DocumentHead, where: Where): Posting {
  const code = currency(document.currency);
  const lines = document.lines.map((line, index) => postingLine(line, index, code, where));
  const debit = sum(lines.map((line) => parseAmount(line.debit, code)));
  const credit = sum(lines.map((line) => parseAmount(line.credit, code)));
  if (debit !== credit)
    refuse(
      'totals-mismatch',
      `The lines have debit ${formatAmount(debit, code)} and credit ${formatAmount(credit, code)}; a posting balances.`,
      where.named('lines'),
    );
  return {
    kind: 'posting',
    ...head,
    currency: code,
    status: document.status ?? 'definitive',
    final: document.final,
    lines,
  };
}

type JsonPostingLine = Extract<JsonDocument, { kind: 'posting' }>['lines'][number];

function postingLine(line: JsonPostingLine, index: number, code: Currency, where: Where): PostingLine {
  const place = where.named('lines', index);
  const at = (name: string) => ({ ...place, field: `${place.field}.${name}` });
  const side = (name: 'debit' | 'credit'): bigint => amountIn(code, line[name] ?? '0', at(name));
  const [debit, credit] = [side('debit'), side('credit')];
  if (debit < 0n || credit < 0n)
    refuse('amount', `${place.field} has a negative amount; put it on the other side instead.`, place);
  if (debit !== 0n && credit !== 0n)
    refuse('schema', `${place.field} has both debit and credit; make it two lines.`, place);
  const vatCode = textField(line.vatCode);
  const costCentre = textField(line.costCentre);
  const description = textField(line.description);
  return {
    id: line.id === undefined ? String(index + 1) : identifier(line.id, at('id')),
    account: identifier(line.account, at('account')),
    ...(vatCode !== undefined && { vatCode }),
    ...(costCentre !== undefined && { costCentre }),
    ...(description !== undefined && { description }),
    debit: formatAmount(debit, code),
    credit: formatAmount(credit, code),
    ...(line.document !== undefined && { document: identifier(line.document, at('document')) }),
  };
}
