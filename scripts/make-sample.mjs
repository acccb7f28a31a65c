// Writes the sample property into data/sample from the tables in scripts/sample.
// `node scripts/make-sample.mjs --check` writes nothing and fails when a committed file is not what the tables say.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertOneSuspectPair, withTotals } from './sample/invoice-totals.mjs';
import { badInvoice, changedInvoice, copiedInvoice, invoices } from './sample/invoices.mjs';
import { paymentFile, paymentsOf } from './sample/payment-file.mjs';
import { payments } from './sample/payments.mjs';
import { receipts } from './sample/receipts.mjs';
import { setup } from './sample/setup.mjs';
import { receiptsJson, receiptsOf } from './sample/till.mjs';
import { ublOf } from './sample/ubl.mjs';

const folder = fileURLToPath(new URL('../data/sample/', import.meta.url));
const months = ['2026-09', '2026-10'];

/** Every file of the sample by its path, as bytes. */
function sampleFiles() {
  const files = new Map();
  const put = (path, content) => files.set(path, Buffer.from(content));
  const totalled = invoices.map(withTotals);
  assertOneSuspectPair(totalled, '2026-1019 2026-1020');
  const byNumber = new Map(totalled.map((invoice) => [invoice.id, invoice]));
  for (const invoice of totalled) put(`facts/invoices/${invoice.id}.xml`, ublOf(invoice));
  put(`facts/invoices/${badInvoice.id}.xml`, ublOf(withTotals(badInvoice)));

  const tills = receiptsOf(receipts);
  const paid = paymentsOf(payments, byNumber);
  const inMonth = (month) => (fact) => fact.date.startsWith(month);
  for (const month of months) {
    put(`facts/receipts/${month}.json`, receiptsJson(tills.filter(inMonth(month)).map(({ document }) => document)));
    put(`facts/payments/${month}.csv`, paymentFile(paid.filter(inMonth(month)).map(({ cells }) => cells)));
  }
  put(`later/${changedInvoice.id}.xml`, ublOf(withTotals(changedInvoice)));
  put(`later/${copiedInvoice}-once-more.xml`, ublOf(byNumber.get(copiedInvoice)));
  put('setup.json', `${JSON.stringify(setup, undefined, 2)}\n`);
  return files;
}

function filesIn(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'));
}

const files = sampleFiles();
if (process.argv.includes('--check')) {
  const committed = new Set(filesIn(folder));
  const differing = [...files]
    .filter(([path, content]) => !committed.has(path) || !readFileSync(join(folder, path)).equals(content))
    .map(([path]) => path);
  const surplus = [...committed].filter((path) => !files.has(path));
  for (const path of [...differing, ...surplus]) console.log(`data/sample/${path} is not what the tables say`);
  process.exitCode = differing.length + surplus.length === 0 ? 0 : 1;
} else {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  console.log(`${files.size} files in data/sample`);
}
