import { localDate } from '../../../core/calendar.ts';
import type { FactLine, ItemKind, LineTreatment, PaymentPart, SalesDocument } from '../../../core/fact.ts';
import { itemKinds } from '../../../core/fact.ts';
import { type Currency, formatAmount, parseAmount, sum } from '../../../core/money.ts';
import { cleanText } from '../../../core/text.ts';
import { inSaleDirection } from '../credit-sign.ts';
import { cleanDecimal } from '../decimal-text.ts';
import type { JsonLine, JsonSale } from '../json-schema.ts';
import { amountIn, identifier } from '../outside-text.ts';
import { type Place, refuse } from '../read-failure.ts';
import { reckonSale, type StatedSaleLine } from '../stated-sale.ts';
import { type DocumentHead, textField, type Where } from './head.ts';
import { partyFrom } from './party.ts';

/** An invoice, credit note or receipt of the own JSON format. */
export function saleFrom(document: JsonSale, head: DocumentHead & { currency: Currency }, where: Where): SalesDocument {
  const { currency: code } = head;
  const downPayment = document.kind === 'invoice' && document.downPayment === true;
  const lines = document.lines.map((line, index) => statedLine(line, index, downPayment, where));
  refuseRepeatedIds(lines);
  const reckoned = reckonSale(code, {
    place: where.place(),
    lines,
    vat: document.vat?.map((total, index) => ({ ...total, place: where.named('vat', index) })),
    totalInclVat: document.totalInclVat,
  });
  const amount = (field: string, text: string | undefined): string | undefined =>
    text === undefined ? undefined : formatAmount(amountIn(code, text, where.named(field)), code);
  const rounding = amount('rounding', document.rounding);
  const prepaid = document.kind === 'receipt' ? undefined : amount('prepaid', document.prepaid);
  const dueDate = document.kind === 'receipt' ? undefined : document.dueDate;
  const payments = document.kind === 'receipt' ? paymentParts(document, code, where) : undefined;
  if (payments) refuseOverpaid(code, payments, reckoned.total, rounding, where);
  const register = document.kind === 'receipt' ? textField(document.register) : undefined;
  const reference = textField(document.reference);
  const costCentre = textField(document.costCentre);
  const sale: SalesDocument = {
    kind: document.kind,
    ...head,
    status: document.status ?? 'definitive',
    ...(document.relation && { relation: partyFrom(document.relation, where, 'relation') }),
    ...(dueDate !== undefined && { dueDate: localDate(dueDate) }),
    ...(downPayment && { downPayment: true }),
    ...(document.refersTo &&
      document.refersTo.length > 0 && {
        refersTo: document.refersTo.map((number, index) => identifier(number, where.named('refersTo', index))),
      }),
    ...(reference !== undefined && { reference }),
    ...(costCentre !== undefined && { costCentre }),
    ...(register !== undefined && { register }),
    lines: reckoned.lines,
    vat: reckoned.vat,
    total: reckoned.total,
    ...(rounding !== undefined && { rounding }),
    ...(prepaid !== undefined && { prepaid }),
    ...(payments && { payments }),
  };
  return document.kind === 'credit-note' ? inSaleDirection(sale) : sale;
}

function statedLine(line: JsonLine, index: number, downPayment: boolean, where: Where): StatedSaleLine {
  const place = where.named('lines', index);
  const account = textField(line.account);
  const costCentre = textField(line.costCentre);
  const item = itemOf(line, place);
  const rest: StatedSaleLine['rest'] = {
    id: line.id === undefined ? String(index + 1) : identifier(line.id, { ...place, field: `${place.field}.id` }),
    description: cleanText(line.description),
    ...(line.quantity !== undefined && { quantity: cleanDecimal(line.quantity) ?? line.quantity }),
    ...(line.vatDate !== undefined && { vatDate: localDate(line.vatDate) }),
    ...(item && { item }),
    ...(account !== undefined && { account }),
    ...(costCentre !== undefined && { costCentre }),
    ...(line.recognition !== undefined && { recognition: recognitionOf(line.recognition, place) }),
    ...(line.levy && { levy: levyOf(line.levy, place) }),
  };
  const { amountExclVat, amountInclVat, vatAmount, vatRate, vatCategory } = line;
  return {
    place,
    treatment: treatmentOf(line, downPayment, place),
    amountExclVat,
    amountInclVat,
    vatAmount,
    vatRate,
    vatCategory,
    rest,
  };
}

function treatmentOf(line: JsonLine, downPayment: boolean, place: Place): LineTreatment {
  const treatment = line.treatment ?? (line.levy ? 'levy' : downPayment ? 'down-payment' : 'revenue');
  if (treatment === 'levy' && !line.levy)
    refuse('missing-field', `${place.field} is a levy, but does not say which; add levy with its id.`, place);
  if (treatment !== 'levy' && line.levy)
    refuse(
      'schema',
      `${place.field} has a levy and the treatment ${treatment}; a levy line has the treatment levy.`,
      place,
    );
  return treatment;
}

function itemOf(line: JsonLine, place: Place): FactLine['item'] | undefined {
  const given = itemKinds.flatMap((kind) => {
    const reference = line[kind];
    return reference === undefined ? [] : [{ kind, reference }];
  });
  if (given.length > 1)
    refuse(
      'schema',
      `${place.field} has ${given.map((one) => one.kind).join(' and ')}; a line sells one thing.`,
      place,
    );
  const [only] = given;
  return only && itemFrom(only.kind, only.reference, place);
}

function itemFrom(
  kind: ItemKind,
  reference: string | { id: string; name?: string | undefined },
  place: Place,
): FactLine['item'] {
  const at = { ...place, field: `${place.field}.${kind}` };
  if (typeof reference === 'string') return { kind, id: identifier(reference, at) };
  const name = textField(reference.name);
  return { kind, id: identifier(reference.id, at), ...(name !== undefined && { name }) };
}

function recognitionOf(
  stated: NonNullable<JsonLine['recognition']>,
  place: Place,
): NonNullable<FactLine['recognition']> {
  if (typeof stated === 'string') return { from: localDate(stated), to: localDate(stated) };
  if (stated.to < stated.from)
    refuse('date', `${place.field}.recognition ends (${stated.to}) before it starts (${stated.from}).`, place);
  return { from: localDate(stated.from), to: localDate(stated.to) };
}

function levyOf(levy: NonNullable<JsonLine['levy']>, place: Place): NonNullable<FactLine['levy']> {
  return {
    id: identifier(levy.id, { ...place, field: `${place.field}.levy.id` }),
    ...(levy.persons !== undefined && { persons: levy.persons }),
    ...(levy.nights !== undefined && { nights: levy.nights }),
  };
}

function refuseRepeatedIds(lines: readonly StatedSaleLine[]): void {
  const seen = new Map<string, string>();
  for (const { rest, place } of lines) {
    const first = seen.get(rest.id);
    if (first !== undefined)
      refuse('duplicate-id', `${place.field} has the same id as ${first}: "${rest.id}". Ids of lines differ.`, place);
    seen.set(rest.id, place.field);
  }
}

function paymentParts(
  document: Extract<JsonSale, { kind: 'receipt' }>,
  code: Currency,
  where: Where,
): PaymentPart[] | undefined {
  return document.payments?.map((part, index) => {
    const place = where.named('payments', index);
    return {
      method: identifier(part.method, { ...place, field: `${place.field}.method` }),
      amount: formatAmount(amountIn(code, part.amount, { ...place, field: `${place.field}.amount` }), code),
    };
  });
}

/** Payments cover the receipt or leave a part receivable; more than the total would be someone else's money. */
function refuseOverpaid(
  code: Currency,
  payments: readonly PaymentPart[],
  total: string,
  rounding: string | undefined,
  where: Where,
): void {
  const paid = sum(payments.map((part) => parseAmount(part.amount, code)));
  const due = parseAmount(total, code) + parseAmount(rounding ?? '0', code);
  if (due >= 0n ? paid >= 0n && paid <= due : paid <= 0n && paid >= due) return;
  refuse(
    'totals-mismatch',
    `Payments ${payments.map((part) => part.amount).join(' + ')} = ${formatAmount(paid, code)}, but ${formatAmount(due, code)} is due. Give change as a negative payment.`,
    where.named('payments'),
  );
}
