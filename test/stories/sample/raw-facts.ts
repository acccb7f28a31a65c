/**
 * Readers of the sample's files that share nothing with the program: regular expressions, `JSON.parse` and `split`.
 * They read what the sample holds and no more, so that the program's readers are never checked against themselves.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const facts = 'data/sample/facts';

export interface RawLine {
  readonly item: string;
  readonly net: bigint;
  /** Rate and category: `21 S`. */
  readonly vat: string;
  readonly stay: { readonly from: string; readonly to: string } | undefined;
}

export interface RawInvoice {
  readonly file: string;
  readonly number: string;
  readonly date: string;
  readonly type: string;
  readonly debtor: string;
  /** -1 for a credit note: the amounts here are as in the file. */
  readonly sign: bigint;
  readonly lines: readonly RawLine[];
  readonly discounts: readonly { readonly vat: string; readonly amount: bigint }[];
  readonly vat: readonly { readonly key: string; readonly base: bigint; readonly vat: bigint }[];
  readonly total: bigint;
  readonly rounding: bigint;
}

export interface RawReceipt {
  readonly number: string;
  readonly closedAt: string;
  readonly totalInclVat: string;
  readonly rounding?: string;
  readonly lines: readonly {
    readonly product?: { readonly id: string };
    readonly treatment?: string;
    readonly amountInclVat: string;
    readonly vatRate: string;
  }[];
  readonly vat: readonly {
    readonly rate: string;
    readonly category: string;
    readonly base: string;
    readonly vat: string;
  }[];
  readonly payments: readonly { readonly method: string; readonly amount: string }[];
}

export interface RawPayment {
  readonly date: string;
  readonly method: string;
  readonly amount: bigint;
  readonly pays: string;
  readonly name: string;
}

/** Cents of an amount with exactly two decimals. */
export function cents(text: string): bigint {
  if (!/^-?\d+\.\d\d$/.test(text)) throw new RangeError(`"${text}" is not an amount with two decimals`);
  return BigInt(text.replace('.', ''));
}

const blocks = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<cac:${name}>(.*?)</cac:${name}>`, 'gs'))].map((match) => match[1] ?? '');
const value = (xml: string, name: string) => new RegExp(`<cbc:${name}(?: [^>]*)?>([^<]*)<`).exec(xml)?.[1];
const required = (xml: string, name: string) => {
  const found = value(xml, name);
  if (found === undefined) throw new Error(`no ${name} in ${xml.slice(0, 80)}`);
  return found;
};
const plain = (text: string) => text.replaceAll('&amp;', '&');
/** Outside the scope of VAT there is no percentage in the file. */
const vatKey = (xml: string) => {
  const category = xml.slice(xml.search(/TaxCategory>/));
  return `${value(category, 'Percent') ?? '0'} ${required(category, 'ID')}`;
};

function lineOf(xml: string): RawLine {
  const [stay] = blocks(xml, 'InvoicePeriod');
  return {
    item: required(blocks(xml, 'SellersItemIdentification')[0] ?? '', 'ID'),
    net: cents(required(xml, 'LineExtensionAmount')),
    vat: vatKey(xml),
    stay: stay === undefined ? undefined : { from: required(stay, 'StartDate'), to: required(stay, 'EndDate') },
  };
}

function invoiceOf(file: string): RawInvoice {
  const xml = readFileSync(join(facts, 'invoices', file), 'utf8');
  const head = xml.replace(/<cac:(Invoice|CreditNote)Line>.*/s, '');
  return {
    file,
    number: required(head, 'ID'),
    date: required(head, 'IssueDate'),
    type: value(head, 'InvoiceTypeCode') ?? required(head, 'CreditNoteTypeCode'),
    debtor: plain(required(blocks(head, 'AccountingCustomerParty')[0] ?? '', 'RegistrationName')),
    sign: xml.includes('<CreditNote ') ? -1n : 1n,
    lines: [...blocks(xml, 'InvoiceLine'), ...blocks(xml, 'CreditNoteLine')].map(lineOf),
    discounts: blocks(head, 'AllowanceCharge').map((one) => ({
      vat: vatKey(one),
      amount: cents(required(one, 'Amount')),
    })),
    vat: blocks(head, 'TaxSubtotal').map((one) => ({
      key: vatKey(one),
      base: cents(required(one, 'TaxableAmount')),
      vat: cents(required(one, 'TaxAmount')),
    })),
    total: cents(required(head, 'TaxInclusiveAmount')),
    rounding: cents(value(head, 'PayableRoundingAmount') ?? '0.00'),
  };
}

const filesOf = (kind: string) => readdirSync(join(facts, kind)).sort();

export const readInvoices = (): RawInvoice[] => filesOf('invoices').map(invoiceOf);

export function readReceipts(): RawReceipt[] {
  return filesOf('receipts').flatMap((file) => {
    const { documents }: { documents: RawReceipt[] } = JSON.parse(readFileSync(join(facts, 'receipts', file), 'utf8'));
    return documents;
  });
}

export function readPayments(): RawPayment[] {
  return filesOf('payments').flatMap((file) => {
    const text = new TextDecoder('windows-1252').decode(readFileSync(join(facts, 'payments', file)));
    const [, ...rows] = text.trimEnd().split('\r\n');
    return rows.map((row) => {
      const [, date = '', method = '', amount = '', pays = '', name = ''] = row.split(';');
      return { date: date.split('-').reverse().join('-'), method, amount: cents(amount.replace(',', '.')), pays, name };
    });
  });
}

/** Lines under a heading of balances.txt, up to the next empty line. */
export function sectionOf(text: string, heading: string): string[] {
  const lines = text.split('\n');
  const from = lines.indexOf(heading) + 1;
  if (from === 0) throw new Error(`balances.txt has no section ${heading}`);
  return lines.slice(from, lines.indexOf('', from));
}
