// Turns the receipts table into the program's own JSON.
import { addDays, cents, decimal, halfUp, sum } from './cents.mjs';
import { menu, productNames } from './receipts.mjs';

const pattern =
  /^(\d\d-\d\d) (\d\d):(\d\d)(w?) (bar|shop) (card|cash|ideal): ([^;]+)(?:; tip ([\d.]+))?(?:; ([\d.]+) cash)?$/;

/** The clock goes back at 03:00 summer time of 25 October 2026; `w` says that it already had. */
function instantOf(businessDate, hours, minutes, winter) {
  const date = hours >= 24 ? addDays(businessDate, 1) : businessDate;
  const time = `${String(hours % 24).padStart(2, '0')}:${minutes}:00`;
  const after = winter || `${date}T${time}` >= '2026-10-25T03:00:00';
  return `${date}T${time}${after ? '+01:00' : '+02:00'}`;
}

const lineOf = (sold) => {
  const [count, article] = sold.split(' ');
  const [product, text, rate, price] = menu[article];
  return { product, text, rate, count: Number(count), amount: Number(count) * price };
};

/** VAT out of an amount including it, half up; both ways round must agree, or the line of the table is refused. */
function vatOf(rate, lines, row) {
  const inclusive = sum(lines.map(({ amount }) => amount));
  const vat = halfUp(inclusive * rate, 100 + rate);
  if (halfUp((inclusive - vat) * rate, 100) !== vat)
    throw new Error(`${row}: VAT ${rate} % is not the same from the base`);
  return { rate: String(rate), category: 'S', base: decimal(inclusive - vat), vat: decimal(vat) };
}

/** Cash is rounded to five cents; what another method paid is not. */
function paymentOf(method, total, cash) {
  if (cash !== undefined)
    return {
      payments: [
        { method: 'cash', amount: decimal(cash) },
        { method, amount: decimal(total - cash) },
      ],
    };
  if (method !== 'cash') return { payments: [{ method, amount: decimal(total) }] };
  const paid = 5 * halfUp(total, 5);
  const rounding = paid === total ? {} : { rounding: decimal(paid - total) };
  return { ...rounding, payments: [{ method, amount: decimal(paid) }] };
}

/** @returns per receipt its business date and the JSON document. */
export function receiptsOf(table) {
  const counts = new Map();
  const next = (key) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key);
  };
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const match = pattern.exec(row);
      if (!match) throw new Error(`not a receipt: ${row}`);
      const [, day, hours, minutes, winter, register, method, sold, tip, cash] = match;
      const date = `2026-${day}`;
      const lines = sold.split(', ').map(lineOf);
      const tips = cents(tip ?? '0.00');
      const total = sum(lines.map(({ amount }) => amount)) + tips;
      const rates = [...new Set(lines.map(({ rate }) => rate))];
      const vat = rates.map((rate) =>
        vatOf(
          rate,
          lines.filter((line) => line.rate === rate),
          row,
        ),
      );
      const sales = lines.map((line) => ({
        description: line.text,
        product: { id: line.product, name: productNames[line.product] },
        quantity: String(line.count),
        amountInclVat: decimal(line.amount),
        vatRate: String(line.rate),
        vatCategory: 'S',
      }));
      const given = { amountInclVat: decimal(tips), vatRate: '0', vatCategory: 'O' };
      const document = {
        kind: 'receipt',
        id: `${register}-${date}-${String(next(`${register} ${date}`)).padStart(3, '0')}`,
        number: `${register.toUpperCase()}-${String(next(register)).padStart(4, '0')}`,
        closedAt: instantOf(date, Number(hours), minutes, winter === 'w'),
        currency: 'EUR',
        register,
        totalInclVat: decimal(total),
        lines:
          tip === undefined ? sales : [...sales, { description: 'Fooi', treatment: 'tip', quantity: '1', ...given }],
        vat: tip === undefined ? vat : [...vat, { rate: '0', category: 'O', base: decimal(tips), vat: '0.00' }],
        ...paymentOf(method, total, cash === undefined ? undefined : cents(cash)),
      };
      return { date, document };
    });
}

/** One receipt a line: the file can be read, searched and compared. */
export function receiptsJson(documents) {
  return `{"documents":[\n${documents.map((document) => JSON.stringify(document)).join(',\n')}\n]}\n`;
}
