/** Which documents a mapping can matter to: the others need not be proposed anew to see what it would do. */

import type { AccountMapping, Mapping, VatMapping } from './configuration.ts';
import type { DocumentFact, FactLine, Payment, SalesDocument } from './fact.ts';

/** Whether the document holds anything that the mapping speaks of, its dates aside. */
export function mappingConcerns(mapping: Mapping, document: DocumentFact): boolean {
  // Lines of the source's own ledger are booked as they are.
  if (document.kind === 'posting') return false;
  if (mapping.type === 'vat') return document.kind !== 'payment' && ofRate(mapping, document);
  return mapping.kind === 'payment'
    ? isPaidBy(mapping.subject, document)
    : document.kind !== 'payment' && sells(mapping, document);
}

function ofRate({ rate, category }: VatMapping, { lines, vat }: SalesDocument): boolean {
  return (
    lines.some((line) => line.vatRate === rate && line.vatCategory === category) ||
    vat.some((total) => total.rate === rate && total.category === category)
  );
}

function isPaidBy(method: string, document: SalesDocument | Payment): boolean {
  if (document.kind === 'payment') return document.method === method;
  return document.payments?.some((payment) => payment.method === method) ?? false;
}

function sells({ kind, subject }: AccountMapping, { lines }: SalesDocument): boolean {
  return lines.some((line) => isSold(kind, subject, line));
}

function isSold(
  kind: AccountMapping['kind'],
  subject: string,
  { item, levy, treatment, vatRate, vatCategory }: FactLine,
) {
  switch (kind) {
    case 'levy':
      // A levy that the source gives no id is `levy` itself.
      return levy?.id === subject || item?.id === subject || (treatment === 'levy' && subject === 'levy');
    case 'rate':
      return !item && `${vatRate}/${vatCategory}` === subject;
    default:
      return item?.kind === kind && item.id === subject;
  }
}
