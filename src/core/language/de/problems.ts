import type { problems as english } from '../en/problems.ts';
import type { Part } from '../part.ts';

export const problems: Part<typeof english> = {
  'problem.vat-rate-unmapped': 'USt {rate:decimal} %[ ({category})] hat keinen Steuerschlüssel[ im Journal {journal}]',
  'problem.vat-code-unusable': 'Steuerschlüssel {code} ist nicht verwendbar[: er {why:word}]',
  'problem.vat-code-ambiguous':
    'USt {rate:decimal} %[ ({category})] hat mehrere Steuerschlüssel[ im Journal {journal}][: {codes}]',
  'problem.account-missing': 'kein Sachkonto für[ {kind:word}] {name}[ ({subject})]',
  'problem.account-unusable': 'Konto {account} ist nicht verwendbar[: es {why:word}]',
  'problem.relation-ambiguous': 'mehrere Geschäftspartner im Buchhaltungsprogramm passen[ zu {name}]',
  'problem.outcome-unknown': 'gesendet, aber vom Buchhaltungsprogramm nicht bestätigt[ ({reference})]',
  'problem.period-closed': 'der Buchungszeitraum[ {period:period}] ist abgeschlossen',
  'problem.day-not-final': 'die Quelle hat den Tag[ {date:date}] noch nicht abgeschlossen',
  'problem.totals-mismatch': 'die Beträge gehen nicht auf[: {arithmetic}]',
  'problem.duplicate-suspect': 'möglicherweise doppelt[ zu {other}]',
  'problem.numbers-exhausted': 'der Nummernkreis[ für {kind:word}] ist ausgeschöpft',
  'problem.authorization-inactive': 'die Verbindung[ {authorization}] zum Buchhaltungsprogramm funktioniert nicht',

  'repair.vat-rate-unmapped': 'Wählen Sie einen Steuerschlüssel',
  'repair.vat-code-unusable': 'Wählen Sie einen anderen Steuerschlüssel',
  'repair.vat-code-ambiguous': 'Wählen Sie einen davon',
  'repair.account-missing': 'Wählen Sie ein Konto',
  'repair.account-unusable': 'Wählen Sie ein anderes Konto',
  'repair.relation-ambiguous': 'Wählen Sie einen, oder geben Sie new an',
  'repair.outcome-unknown': 'Sehen Sie im Buchhaltungsprogramm nach und entscheiden Sie dann',
  'repair.period-closed':
    'Öffnen Sie den Zeitraum im Buchhaltungsprogramm, oder sehen Sie hier, bis wann abgeschlossen ist',
  'repair.day-not-final': 'Der Tag wird gebucht, sobald die Quelle ihn abschließt; der letzte Vorgang steht hier',
  'repair.totals-mismatch': 'Berichtigen Sie ihn in der Quelle und lesen Sie ihn neu ein, oder lassen Sie ihn weg',
  'repair.duplicate-suspect': 'Geben Sie ihn frei, wenn es zwei sind; schließen Sie ihn aus, wenn es einer ist',
  'repair.numbers-exhausted': 'Erweitern Sie den Nummernkreis',
  'repair.authorization-inactive': 'Sehen Sie nach, was nicht funktioniert',
};
