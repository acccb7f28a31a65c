import type { readProblems as english } from '../en/read-problems.ts';
import type { Part } from '../part.ts';

export const readProblems: Part<typeof english> = {
  'read.not-readable': 'niet te openen',
  'read.too-large': 'te groot',
  'read.too-deep': 'te diep genest',
  'read.not-xml': 'geen XML',
  'read.xml-truncated': 'de XML is afgebroken',
  'read.xml-entities-refused': 'de XML declareert entiteiten',
  'read.not-ubl': 'geen UBL-factuur of -creditnota',
  'read.not-json': 'geen JSON',
  'read.schema': 'niet in de verwachte vorm',
  'read.header-changed': 'andere kolommen dan de bewaarde indeling',
  'read.no-mapping': 'geen kolomindeling voor dit bestand',
  'read.encoding': 'geen tekst in een bekende codering',
  'read.amount': 'een bedrag is niet te lezen',
  'read.date': 'een datum is niet te lezen',
  'read.currency': 'een valuta is niet te lezen',
  'read.missing-field': 'een veld ontbreekt',
  'read.unknown-value': 'een waarde is niet bekend',
  'read.totals-mismatch': 'de bedragen tellen niet op',
  'read.duplicate-id': 'tweemaal hetzelfde id',
  'read.unsupported': 'een soort document die niet wordt ondersteund',
  'read.wrong-supplier': 'van een andere leverancier',
  'read.unsafe-name': 'een onveilige bestandsnaam',
};
