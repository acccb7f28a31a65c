import { readdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { ublXml } from '../providers/files/ubl-builder.ts';
import { bookNight, bringNightIn, ownHome } from './own-home.ts';
import { guest, smallNight, sold } from './small-night.ts';

interface Import {
  imported: number;
  rejected: { path: string; line?: number; code: string; message: string }[];
}
interface Document {
  id: string;
  number: string;
  relation: string | null;
}

const documents = (...all: object[]) => JSON.stringify({ documents: all });
const payment = { kind: 'payment', id: 'P-9', date: '2026-08-01', currency: 'EUR', method: 'card', amount: '1.00' };

test('files that cannot be read are refused one by one, each with its reason, and harm nothing', async (t) => {
  const machine = await ownHome(t);
  const invoice = smallNight['F-1.xml'] ?? '';
  const folder = machine.files('bad', {
    'amount.json': documents(payment).replace('"1.00"', '1e309'),
    'bomb.xml': invoice.replace('?>', '?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'),
    'header.csv': (smallNight['payments.csv'] ?? '').replace('bedrag', 'bedrag_eur'),
    'large.xml': invoice,
    'namespace.xml': invoice.replace('xsd:Invoice-2', 'xsd:Faktuur-2'),
    'nothing.xml': '',
    'text.csv': 'no mapping knows\r\nthese rows\r\n',
    'torn.xml': invoice.slice(0, invoice.indexOf('</cac:InvoiceLine>')),
  });
  // Larger than anything that is read; a hole takes no room on the disk.
  truncateSync(join(folder, 'large.xml'), 500 * 1024 * 1024);
  symlinkSync('/etc/passwd', machine.path('link.xml'));

  const { code, value } = await machine.json<Import>(['import', folder, machine.path('link.xml')]);
  t.is(code, 1);
  t.is(value.imported, 0);
  t.deepEqual(value.rejected.map((one) => `${one.path.slice(machine.root.length + 1)} ${one.code}`).sort(), [
    'bad/amount.json amount',
    'bad/bomb.xml xml-entities-refused',
    'bad/header.csv header-changed',
    'bad/large.xml too-large',
    'bad/namespace.xml not-ubl',
    'bad/nothing.xml not-readable',
    'bad/text.csv no-mapping',
    'bad/torn.xml xml-truncated',
    'link.xml not-readable',
  ]);
  for (const { message } of value.rejected) t.regex(message, /^[^\n]{20,}$/u);
  await bringNightIn(t, machine);
  await bookNight(t, machine);
});

test('names that climb out of a folder stay names', async (t) => {
  const machine = await ownHome(t);
  const climbing = '../../../../climbed';
  const folder = machine.files('in', {
    'invoice.xml': ublXml({ id: climbing, date: '2026-08-01', lines: [sold(climbing, 1_000n)] }),
    'payment.json': documents({ ...payment, id: `${climbing}.json`, method: climbing }),
    'a\\..\\..\\climbed.xml': ublXml({ id: 'backslash', date: '2026-08-01', lines: [sold('CHALET', 1_000n)] }),
  });
  const before = readdirSync(machine.root).sort();
  const { value } = await machine.json<Import>(['import', folder]);
  t.deepEqual([value.imported, value.rejected], [3, []]);
  t.is((await machine.run(['sources', 'add', climbing])).code, 2);
  t.is((await machine.run(['import', folder, '--source', climbing])).code, 2);
  await machine.stop();
  t.deepEqual(readdirSync(machine.root).sort(), before);
  const all = readdirSync(machine.home, { recursive: true, encoding: 'utf8' });
  t.deepEqual(
    all.filter((name) => name.includes('climbed')),
    [],
  );
});

test('escape sequences in what comes from outside never reach a terminal', async (t) => {
  const machine = await ownHome(t);
  const evil = (name: string) => `${name}\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\u2066\u200b\r\n\u0000\u0008`;
  const folder = machine.files('in', {
    'payment.json': documents(
      { ...payment, method: evil('card'), relation: { name: evil('Gast') }, description: evil('Betaling') },
      {
        kind: 'invoice',
        id: evil('F-9'),
        number: evil('F-9'),
        date: '2026-09-01',
        currency: 'EUR',
        relation: { name: evil('Gast'), id: evil('G-1') },
        lines: [
          {
            description: evil('Chalet'),
            product: { id: evil('CHALET'), name: evil('Chalet') },
            amountExclVat: '10.00',
            vatRate: '21',
            vatCategory: 'S',
          },
        ],
        totalInclVat: '12.10',
      },
    ),
    'payments.csv': `kenmerk;datum;methode;bedrag;factuur;naam\r\nP-\u001b[31m8;01-09-2026;card;1,00;F-9;Gast\u001b[5m\r\n`,
    'bidi.xml': ublXml({
      id: 'F-8',
      date: '2026-09-01',
      customer: guest('Gast&#x9b;2J\u202e'),
      lines: [sold('ZAAL', 1n)],
    }),
    '\u001b[2Jtorn\u202e.xml': 'not xml',
    'torn.json': `{"documents": [{"\u001b[2Jkind": "\u001b[2Jinvoice"}]}`,
  });
  const shown: string[] = [];
  const show = async (...words: string[]) => {
    for (const flags of [[], ['--json']]) {
      const { code, stdout, stderr } = await machine.run([...flags, ...words]);
      t.not(code, null);
      shown.push(stdout + stderr);
    }
  };
  await show('import', folder);
  const list = (await machine.json<Document[]>(['documents', 'list'])).value;
  t.true(list.length >= 2);
  t.true(list.some(({ relation }) => relation === 'Gast'));
  for (const { id } of list) await show('documents', 'show', id);
  for (const words of ['documents list', 'repairs list', 'coverage', 'sync --as-of 2026-09-02', 'report', 'runs list'])
    await show(...words.split(' '));
  for (const words of ['audit', 'doctor', 'status', 'sources list', 'entries list', 'map list'])
    await show(...words.split(' '));
  await show('documents', 'show', 'nothing\u001b[2J\u202e');
  await show('import', machine.path(`none${'\u001b[2J'}`));
  await show('map', 'product', 'CHALET\u001b[2J', '8000');
  for (const text of shown)
    t.notRegex(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
});
