import { shown } from '../outside-text.ts';
import { refuse } from '../read-failure.ts';
import { first, textAt } from './elements.ts';
import type { XmlElement } from './xml-tree.ts';

const namespaceOf = (name: string): string => `urn:oasis:names:specification:ubl:schema:xsd:${name}-2`;

/** What an `Invoice` or `CreditNote` element says it is. */
export interface UblDocumentType {
  readonly kind: 'invoice' | 'credit-note';
  /** UNCL1001 code, such as 380. */
  readonly code: string;
  /** 386: the customer pays ahead; the lines go to deposits. */
  readonly downPayment: boolean;
}

/** UNCL1001 codes of each root that mean a document of ours (Peppol BIS 3 code lists UNCL1001-inv and -cn). */
const codes = {
  Invoice: '380 383 384 386 326 388 393 395 331 71 80 82 84 102 218 219 382 553 575 623 780 817 870 875 876 877'.split(
    ' ',
  ),
  CreditNote: '381 396 81 83 532'.split(' '),
} as const;

const unsupportedCodes: Readonly<Record<string, string>> = {
  '389': 'is self-billed: the customer wrote it. Enter it by hand, or export the invoice as 380',
  '261': 'is a self-billed credit note: the customer wrote it. Enter it by hand, or export the credit note as 381',
  '325': 'is a pro forma invoice, which is not booked. Export the definitive invoice',
};

/** Other documents that end up in a drop folder, and what to do with them. */
const otherRoots: Readonly<Record<string, string>> = {
  CrossIndustryInvoice:
    'is a CII invoice (ZUGFeRD, Factur-X, XRechnung CII), which is not read. Export it as UBL 2.1 (XRechnung UBL or Peppol BIS 3)',
  CrossIndustryDocument: 'is an old ZUGFeRD invoice, which is not read. Export it as UBL 2.1 (Peppol BIS 3)',
  StandardBusinessDocument: 'is a Peppol transport envelope. Save the invoice that is inside it as a file of its own',
  ApplicationResponse: 'is a message about a document, not an invoice. Take it out of the folder',
  Order: 'is an order, not an invoice. Take it out of the folder and export the invoice',
  OrderResponse: 'is an answer to an order, not an invoice. Take it out of the folder',
  Catalogue: 'is a price catalogue, not an invoice. Take it out of the folder',
  DespatchAdvice: 'is a despatch advice, not an invoice. Take it out of the folder',
  Statement: 'is an account statement, not an invoice. Export the invoices themselves',
  Reminder: 'is a payment reminder, not an invoice. Export the invoices themselves',
  SelfBilledInvoice: unsupportedCodes['389'] ?? '',
  SelfBilledCreditNote: unsupportedCodes['261'] ?? '',
};

/** Recognises a UBL 2 Invoice or CreditNote by the namespace of its root, whatever the prefix. */
export function documentType(root: XmlElement, number: string | undefined): UblDocumentType {
  const place = { line: root.line, field: root.name, ...(number !== undefined && { document: number }) };
  const other = otherRoots[root.name];
  if (other !== undefined && Object.hasOwn(otherRoots, root.name))
    return refuse('unsupported', `<${root.name}> ${other}.`, place);
  if (root.name !== 'Invoice' && root.name !== 'CreditNote')
    return refuse(
      'not-ubl',
      `The root element is <${shown(root.name)}>; a UBL 2.1 Invoice or CreditNote is expected. Export the document as UBL (Peppol BIS 3).`,
      place,
    );
  if (root.namespace !== namespaceOf(root.name))
    return refuse(
      'not-ubl',
      `<${root.name}> is in the namespace "${shownNamespace(root.namespace)}"; UBL 2.1 has it in "${namespaceOf(root.name)}". Export the document as UBL (Peppol BIS 3).`,
      place,
    );
  const element = first(root, `${root.name}TypeCode`);
  const code = textAt(root, `${root.name}TypeCode`) ?? codes[root.name][0] ?? '';
  const codePlace = { ...place, line: element?.line ?? root.line, field: `${root.name}TypeCode` };
  const unsupported = Object.hasOwn(unsupportedCodes, code) ? unsupportedCodes[code] : undefined;
  if (unsupported !== undefined) return refuse('unsupported', `Type ${code} ${unsupported}.`, codePlace);
  if (root.name === 'Invoice' && codes.CreditNote.includes(code))
    return refuse(
      'unsupported',
      `An <Invoice> of type ${code} (credit note) leaves open whether its amounts are turned round. Export it as a <CreditNote>.`,
      codePlace,
    );
  if (!codes[root.name].includes(code))
    return refuse(
      'unknown-value',
      `Type "${shown(code)}" is not a type of a UBL ${root.name}; the usual one is ${codes[root.name][0]}.`,
      codePlace,
    );
  return { kind: root.name === 'Invoice' ? 'invoice' : 'credit-note', code, downPayment: code === '386' };
}

function shownNamespace(namespace: string): string {
  return namespace === '' ? 'none' : namespace.slice(0, 120).replace(/[^\x20-\x7e]/g, '');
}
