import type { ReadFact } from '../../core/fact.ts';
import type { ReadResult } from '../../core/read-problem.ts';
import { shown } from './outside-text.ts';
import { attempt, refuse, refuseAll } from './read-failure.ts';
import type { ReaderSettings } from './reader-settings.ts';
import { priceWarnings, totalsProblems } from './ubl/check-totals.ts';
import { statedDocument, type UblDocument } from './ubl/document.ts';
import { saleOf } from './ubl/sale.ts';
import { decodeXml } from './ubl/xml-encoding.ts';
import { parseXml } from './ubl/xml-tree.ts';

/** Warnings kept of one document; a document with more has one cause for all of them. */
const maxWarnings = 10;

/**
 * Reads a UBL 2.1 Invoice or CreditNote (Peppol BIS 3, NLCIUS, SI-UBL, XRechnung, plain EN 16931) into one fact.
 * Older UBL 2 profiles are read leniently, with a warning.
 */
export function readUbl(
  bytes: Uint8Array,
  settings: Pick<ReaderSettings, 'supplierVatNumber' | 'accountingCost'>,
): ReadResult<ReadFact[]> {
  return attempt(() => {
    const root = parseXml(decodeXml(bytes));
    const document = statedDocument(root);
    const supplierWarnings = checkSupplier(document, settings.supplierVatNumber);
    refuseAll(totalsProblems(document));
    const all = new Set([...document.warnings, ...supplierWarnings, ...priceWarnings(document)]);
    const warnings = [...all].slice(0, maxWarnings);
    return [
      {
        sourceId: sourceIdOf(document),
        content: saleOf(document, settings),
        line: root.line,
        ...(warnings.length > 0 && { warnings }),
      },
    ];
  });
}

/** Supplier, type code and number: a document re-issued as 384 is another fact than the 380 it corrects. */
function sourceIdOf(document: UblDocument): string {
  return `${comparable(document.supplier.identity)}|${document.type.code}|${document.number}`;
}

function checkSupplier(document: UblDocument, own: string | undefined): string[] {
  if (own === undefined) return [];
  const { vatNumber, element } = document.supplier;
  if (vatNumber === undefined)
    return [`The supplier states no VAT number, so it could not be compared with ${shown(own)}.`];
  if (comparable(vatNumber) !== comparable(own))
    refuse(
      'wrong-supplier',
      `The supplier is ${shown(vatNumber)}, but this source is of ${shown(own)}: a purchase invoice, or another property's. Take it out of the folder.`,
      { line: element.line, field: 'AccountingSupplierParty', document: document.number },
    );
  return [];
}

/** Numbers are written with spaces, dots and dashes by some exporters and without by others. */
function comparable(identity: string): string {
  return identity.toUpperCase().replace(/[\s.-]/g, '');
}
