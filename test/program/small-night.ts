/** Three days of a small venue, as its systems would export them, and what they come to in the books. */

import { type UblLine, type UblSpec, ublXml } from '../providers/files/ubl-builder.ts';

/** A line of what was sold. */
export function sold(product: string, net: bigint, rate = '21', category = 'S'): UblLine {
  const item = `<cac:SellersItemIdentification><cbc:ID>${product}</cbc:ID></cac:SellersItemIdentification>`;
  return { net, rate, category, name: product.toLowerCase(), inItem: item };
}

export function guest(name: string): string {
  return `<cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity>`;
}

const invoice = (id: string, date: string, lines: readonly UblLine[], more: UblSpec = {}): string =>
  ublXml({ id, date, lines, customer: guest(`Gast van ${id}`), ...more });

/** The file that comes later under the same number: one dinner more. */
export const changedInvoice = invoice('F-2', '2026-09-02', [sold('DINER', 6_000n, '9')]);

export const smallNight: Readonly<Record<string, string>> = {
  'F-1.xml': invoice('F-1', '2026-09-01', [sold('CHALET', 10_000n)]),
  'F-2.xml': invoice('F-2', '2026-09-02', [sold('DINER', 5_000n, '9')]),
  'F-3.xml': invoice('F-3', '2026-09-03', [sold('CHALET', 20_000n), sold('ZAAL', 30_000n, '0', 'AE')]),
  'C-1.xml': invoice('C-1', '2026-09-03', [sold('CHALET', 1_000n)], { root: 'CreditNote' }),
  'payments.csv': [
    'kenmerk;datum;methode;bedrag;factuur;naam',
    'P-1;01-09-2026;card;121,00;F-1;Gast van F-1',
    'P-2;03-09-2026;ideal;54,50;F-2;Gast van F-2',
    '',
  ].join('\r\n'),
  'receipts.json': JSON.stringify({
    documents: [
      {
        kind: 'receipt',
        id: 'bar-1',
        closedAt: '2026-09-02T21:15:00+02:00',
        currency: 'EUR',
        register: 'bar',
        totalInclVat: '24.20',
        lines: [
          {
            description: 'Wijn',
            product: { id: 'DRANK' },
            amountInclVat: '24.20',
            vatRate: '21',
            vatCategory: 'S',
          },
        ],
        vat: [{ rate: '21', category: 'S', base: '20.00', vat: '4.20' }],
        payments: [{ method: 'cash', amount: '24.20' }],
      },
    ],
  }),
};

/** How the payment file's columns are read. */
export const paymentMapping = {
  name: 'betalingen',
  kind: 'payment',
  delimiter: ';',
  decimal: ',',
  dateFormat: 'dd-MM-yyyy',
  encoding: 'windows-1252',
  header: ['kenmerk', 'datum', 'methode', 'bedrag', 'factuur', 'naam'],
  columns: { id: 'kenmerk', date: 'datum', method: 'methode', amount: 'bedrag', pays: 'factuur', relationName: 'naam' },
  defaults: { currency: 'EUR' },
};

/** Accounts of what is sold. */
export const accounts: readonly (readonly [product: string, account: string])[] = [
  ['CHALET', '8000'],
  ['DINER', '8210'],
  ['ZAAL', '8100'],
  ['DRANK', '8220'],
];

/** VAT code of what is sold under reverse charge. */
export const reverseCharge = { rate: '0/AE', code: 'VERL' };

/** Day on which all three days are due. */
export const asOf = '2026-09-04';

/** Account and balance after the night, worked out by hand. */
export const smallNightBalances: readonly string[] = [
  // 121.00 + 54.50 + 542.00 − 12.10 − 121.00 − 54.50
  '1310 529.90',
  // 21.00 + 42.00 − 2.10 + 4.20
  '1520 -65.10',
  '1521 -4.50',
  '2000 24.20',
  '2010 121.00',
  '2020 54.50',
  // 100.00 + 200.00 − 10.00
  '8000 -290.00',
  '8100 -300.00',
  '8210 -50.00',
  '8220 -20.00',
];
