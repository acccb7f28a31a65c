// Recomputes the sample's balances from the raw files, and holds balances.txt against them. Nothing here comes from src/:
// balances.txt judges the program, so it must not be judged by it.

import { readFileSync } from 'node:fs';
import test from 'ava';
import { cents, type RawInvoice, readInvoices, readPayments, readReceipts, sectionOf } from './raw-facts.ts';

const balances = readFileSync('test/stories/sample/balances.txt', 'utf8');
const lastDay = '2026-10-31';

const accountOfProduct: Readonly<Record<string, string>> = {
  CHALET: '8000',
  KAMPEER: '8010',
  ZAAL: '8100',
  LUNCH: '8210',
  DINER: '8210',
  DRANK: '8220',
  WINKEL: '8230',
  ACTIVITEIT: '8300',
  AANBET: '1500',
  TOERBEL: '1620',
};
const accountOfVat: Readonly<Record<string, string>> = { '21 S': '1520', '9 S': '1521' };
const accountOfMethod: Readonly<Record<string, string>> = { cash: '2000', card: '2010', ideal: '2020', bank: '2050' };

const total = (amounts: readonly bigint[]) => amounts.reduce((left, right) => left + right, 0n);
const halfUp = (base: bigint, rate: bigint) => (2n * base * rate + 100n) / 200n;
const known = (table: Readonly<Record<string, string>>, key: string) => {
  const account = table[key];
  if (account === undefined) throw new Error(`no account for ${key}`);
  return account;
};

/** Largest remainder: rounded down, then one cent each to the largest remainders, the first on a tie. */
function shareOut(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = total(weights);
  const shares = weights.map((weight) => (amount * weight) / whole);
  const order = weights.map((weight, at) => ({ at, rest: (amount * weight) % whole }));
  order.sort((one, other) => Number(other.rest - one.rest) || one.at - other.at);
  const left = Number(amount - total(shares));
  const lucky = new Set(order.slice(0, left).map(({ at }) => at));
  return shares.map((share, at) => (lucky.has(at) ? share + 1n : share));
}

/** Each month of a stay with its days and its last day. */
function monthsOf(from: string, to: string) {
  const months: { last: string; days: bigint }[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    const month = months.at(-1);
    if (month?.last.slice(0, 7) === date.slice(0, 7)) Object.assign(month, { last: date, days: month.days + 1n });
    else months.push({ last: date, days: 1n });
  }
  return months;
}

const addsUp = (invoice: RawInvoice) =>
  total(invoice.lines.map(({ net }) => net)) -
    total(invoice.discounts.map(({ amount }) => amount)) +
    total(invoice.vat.map(({ vat }) => vat)) ===
  invoice.total;

/** The documents that cannot be booked, with the reason, in the order of their numbers. */
function waitingOf(invoices: readonly RawInvoice[]): Map<string, string> {
  const seen = new Set<string>();
  const waiting = new Map<string, string>();
  for (const { number, debtor, date, sign, total: amount, lines } of invoices) {
    const likeness = `${debtor} ${date} ${sign * amount}`;
    if (lines.some(({ vat }) => vat === '0 AE')) waiting.set(number, 'vat-rate-unmapped');
    else if (lines.some(({ item }) => !(item in accountOfProduct))) waiting.set(number, 'account-missing');
    else if (seen.has(likeness)) waiting.set(number, 'duplicate-suspect');
    seen.add(likeness);
  }
  return waiting;
}

/** Balance per account, debit minus credit, of everything that can be booked. */
function workOut(): Map<string, bigint> {
  const books = new Map<string, bigint>();
  const debit = (account: string, amount: bigint) => books.set(account, (books.get(account) ?? 0n) + amount);
  const credit = (account: string, amount: bigint) => debit(account, -amount);
  const invoices = readInvoices().filter(addsUp);
  const waiting = waitingOf(invoices);

  for (const invoice of invoices.filter(({ number }) => !waiting.has(number))) {
    const { sign } = invoice;
    debit('1310', sign * (invoice.total + invoice.rounding));
    credit('4990', sign * invoice.rounding);
    for (const { key, vat } of invoice.vat) if (key !== '0 O') credit(known(accountOfVat, key), sign * vat);
    for (const { amount } of invoice.discounts) debit('8900', sign * amount);
    for (const { item, net, stay } of invoice.lines) {
      const account = invoice.type === '386' ? '1500' : known(accountOfProduct, item);
      if (stay === undefined || stay.to <= invoice.date) credit(account, sign * net);
      else {
        const months = monthsOf(stay.from, stay.to);
        const parts = shareOut(
          net,
          months.map(({ days }) => days),
        );
        for (const [at, { last }] of months.entries()) credit(last <= lastDay ? account : '1800', parts[at] ?? 0n);
      }
    }
  }
  for (const receipt of readReceipts()) {
    for (const { method, amount } of receipt.payments) debit(known(accountOfMethod, method), cents(amount));
    credit('4990', cents(receipt.rounding ?? '0.00'));
    for (const { rate, category, vat } of receipt.vat) {
      const lines = receipt.lines.filter((line) => line.vatRate === rate);
      const amounts = lines.map(({ amountInclVat }) => cents(amountInclVat));
      if (category === 'S') credit(known(accountOfVat, `${rate} S`), cents(vat));
      const nets = shareOut(total(amounts) - cents(vat), amounts);
      for (const [at, line] of lines.entries())
        credit(line.treatment === 'tip' ? '1630' : known(accountOfProduct, line.product?.id ?? ''), nets[at] ?? 0n);
    }
  }
  for (const { method, amount } of readPayments()) {
    debit(known(accountOfMethod, method), amount);
    credit('1310', amount);
  }
  return books;
}

/** `ACCOUNT  NAME  AMOUNT` */
const stated = sectionOf(balances, 'BALANCES').map((line) => {
  const [account = '', , amount = ''] = line.split(/ {2,}/);
  return [account, cents(amount)] as const;
});

test('the stated balances are those of the source files, account by account', (t) => {
  t.deepEqual(
    stated,
    [...workOut()].sort(([one], [other]) => (one < other ? -1 : 1)),
  );
});

test('the stated balances add up to zero', (t) => {
  t.is(total(stated.map(([, amount]) => amount)), 0n);
});

test('what waits is named with its reason, and the file that does not add up is refused', (t) => {
  const [bad, ...others] = readInvoices().filter((invoice) => !addsUp(invoice));
  t.deepEqual(others, []);
  t.deepEqual(sectionOf(balances, 'REJECTED'), [`${bad?.file} totals-mismatch`]);
  const waiting = waitingOf(readInvoices().filter(addsUp));
  t.deepEqual(
    sectionOf(balances, 'WAITING'),
    [...waiting].map(([number, code]) => `${number} ${code}`),
  );
});

test('the stated numbers of posted documents are those of the files less what waits', (t) => {
  const waiting = waitingOf(readInvoices().filter(addsUp));
  const posted = readInvoices().filter((invoice) => addsUp(invoice) && !waiting.has(invoice.number));
  t.deepEqual(sectionOf(balances, 'POSTED'), [
    `${posted.filter(({ sign }) => sign === 1n).length} invoices`,
    `${posted.filter(({ sign }) => sign === -1n).length} credit notes`,
    `${readReceipts().length} receipts`,
    `${readPayments().length} payments`,
  ]);
});

test('the addends shown for each account come to its balance', (t) => {
  for (const [account, balance] of stated) {
    const from = balances.indexOf(`\n${account} `, balances.indexOf('\nWORKINGS\n'));
    const working = balances.slice(from, balances.indexOf('\n  BALANCE OF', from));
    const addends = [...working.matchAll(/^ {4}\d\d-\d\d .* (-?\d+\.\d\d)$/gm)].map((match) => cents(match[1] ?? ''));
    const shown = working.includes('(debits less credits)') ? balance : -balance;
    t.is(total(addends), shown, account);
  }
});

test('every invoice has VAT that is its base times the rate, half up, and a base that is its lines less discounts', (t) => {
  for (const { file, lines, discounts, vat } of readInvoices())
    for (const { key, base, vat: amount } of vat) {
      const [rate = ''] = key.split(' ');
      const nets = lines.filter((line) => line.vat === key).map(({ net }) => net);
      const off = discounts.filter((discount) => discount.vat === key).map((discount) => discount.amount);
      t.is(base, total(nets) - total(off), file);
      t.is(amount, halfUp(base, BigInt(rate)), file);
    }
});

test('every receipt adds up: lines, VAT and payments; its VAT is the base times the rate, half up', (t) => {
  for (const { number, totalInclVat, rounding, lines, vat, payments } of readReceipts()) {
    const asked = cents(totalInclVat);
    t.is(total(lines.map(({ amountInclVat }) => cents(amountInclVat))), asked, number);
    t.is(total(vat.map((part) => cents(part.base) + cents(part.vat))), asked, number);
    t.is(total(payments.map(({ amount }) => cents(amount))), asked + cents(rounding ?? '0.00'), number);
    for (const part of vat) t.is(cents(part.vat), halfUp(cents(part.base), BigInt(part.rate)), number);
  }
});

test('every payment names an invoice of its debtor that was made before it', (t) => {
  const invoices = new Map(readInvoices().map((invoice) => [invoice.number, invoice]));
  for (const { pays, name, date } of readPayments()) {
    const invoice = invoices.get(pays);
    t.is(invoice?.debtor, name);
    t.true(invoice !== undefined && invoice.date <= date, pays);
  }
});
