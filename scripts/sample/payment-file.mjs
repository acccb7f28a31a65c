// Turns the payments table into the semicolon file of the payment provider: Dutch dates and decimals, Windows-1252.
import { cents, decimal } from './cents.mjs';
import { parties } from './parties.mjs';

export const paymentHeader = ['kenmerk', 'datum', 'methode', 'bedrag', 'factuur', 'naam'];

/**
 * @param invoices with their totals, by number.
 * @returns per payment its date and the row. A credit note is paid back: a negative amount.
 */
export function paymentsOf(table, invoices) {
  const counts = new Map();
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [day, method, number, part] = row.split(' ');
      const invoice = invoices.get(number);
      const date = `2026-${day}`;
      if (!invoice || date < invoice.date) throw new Error(`${row}: paid before there is an invoice`);
      const { payable } = invoice.totals;
      const amount = part === undefined ? payable : cents(part);
      const ordinal = (counts.get(day) ?? 0) + 1;
      counts.set(day, ordinal);
      const bedrag = decimal(invoice.type === '381' ? -amount : amount).replace('.', ',');
      const cells = [`P2026${day.replace('-', '')}-${ordinal}`, date.split('-').reverse().join('-'), method, bedrag];
      return { date, cells: [...cells, number, parties[invoice.to].name] };
    });
}

/** Windows-1252 and Latin-1 agree on every letter that occurs here; another one is refused. */
export function paymentFile(rows) {
  const text = [paymentHeader, ...rows].map((cells) => `${cells.join(';')}\r\n`).join('');
  if (/[^\x20-\x7e\xa0-\xff\r\n]/.test(text)) throw new Error('a name has a letter that Windows-1252 writes otherwise');
  return Buffer.from(text, 'latin1');
}
