import type { readProblems as english } from '../en/read-problems.ts';
import type { Part } from '../part.ts';

export const readProblems: Part<typeof english> = {
  'read.not-readable': 'lässt sich nicht öffnen',
  'read.too-large': 'zu groß',
  'read.too-deep': 'zu tief verschachtelt',
  'read.not-xml': 'kein XML',
  'read.xml-truncated': 'das XML ist abgeschnitten',
  'read.xml-entities-refused': 'das XML deklariert Entitäten',
  'read.not-ubl': 'keine UBL-Rechnung oder -Gutschrift',
  'read.not-json': 'kein JSON',
  'read.schema': 'nicht in der erwarteten Form',
  'read.header-changed': 'andere Spalten als in der gespeicherten Zuordnung',
  'read.no-mapping': 'keine Spaltenzuordnung für diese Datei',
  'read.encoding': 'kein Text in einer bekannten Kodierung',
  'read.amount': 'ein Betrag ist nicht lesbar',
  'read.date': 'ein Datum ist nicht lesbar',
  'read.currency': 'eine Währung ist nicht lesbar',
  'read.missing-field': 'ein Feld fehlt',
  'read.unknown-value': 'ein Wert ist nicht bekannt',
  'read.totals-mismatch': 'die Beträge gehen nicht auf',
  'read.duplicate-id': 'zweimal dieselbe ID',
  'read.unsupported': 'eine Belegart, die nicht unterstützt wird',
  'read.wrong-supplier': 'von einem anderen Lieferanten',
  'read.unsafe-name': 'ein Dateiname, der nicht sicher ist',
};
