import type { reasons as english } from '../en/reasons.ts';
import type { Part } from '../part.ts';

export const reasons: Part<typeof english> = {
  'reason.edit': 'von Hand gewählt',
  'reason.source': 'die Quelle hat dieses Konto angegeben',
  'reason.mapping': 'Zuordnung von[ {kind:word}] {name}[ ({subject})]',
  'reason.master-data': 'bevorzugtes Konto[ von {relation}] im Buchhaltungsprogramm',
  'reason.rate-mapping': 'Zuordnung der Zeilen ohne Artikel[ zu {rate} %]',
  'reason.fallback': 'kein anderes Konto gefunden[ für {kind:word} {name}], daher das Standardkonto[ {account}]',
  'reason.role': 'das Konto der Konfiguration[: {role:word}]',
  'reason.discount': 'das Konto der Konfiguration für Rabatte',
  'reason.vat-map': 'USt-Zuordnung[: {rate:decimal} %][ {category}][ im Journal {journal}]',
  'reason.exclusive-preferred':
    'USt-Zuordnung[: {rate:decimal} %][ {category}]; von mehreren Steuerschlüsseln der für Nettobeträge',
  'reason.no-vat': 'nicht steuerbar',

  'reason.policy-always': 'in dieser Konfiguration wird jeder Beleg zuerst geprüft',
  'reason.fallback-account': 'kein Konto gefunden, daher das Standardkonto[ {account}]',
  'reason.duplicate-suspect': 'möglicherweise doppelt[ zu {other}]',
  'reason.changed-after-booking':
    'nach der Buchung geändert[ im Zeitraum {period:period}][: {what:word}][ von {was}][ auf {now}]',
  'reason.withdrawn-after-booking': 'nach der Buchung in der Quelle storniert; keine Gutschrift eingegangen',
  'reason.operator-reversed': 'die Buchung wurde von Hand storniert',

  'reason.incomplete': 'es fehlt etwas',
  'reason.to-review': 'wartet auf Prüfung',
  'reason.concept': 'in Arbeit beiseitegelegt',
  'reason.held-by-document': 'der Zeitraum wartet auf einen anderen Beleg[: {number}]',
  'reason.not-due': 'noch nicht zu buchen[; zu buchen am {due:date}]',
  'reason.period-closed': 'der Buchungszeitraum[ {period:period}] ist abgeschlossen',
  'reason.entry-unknown': 'ob die Buchung[ {reference}] angekommen ist, ist noch nicht bekannt',
  'reason.nothing-to-book': 'alle Beträge sind null',
  'reason.moved-after-booking':
    'Datum oder Debitor wurde nach der Buchung geändert[ (vorher {was}, jetzt {now})]; nach Freigabe bleibt es gebucht, wie es war; um neu zu buchen, stornieren Sie die Buchung',
  'reason.before-start': 'vor dem ersten Tag, der gebucht wird[ ({start:date})]',
  'reason.sign-in-lost': 'das Buchhaltungsprogramm nimmt unsere Anmeldung nicht mehr an; nichts ist verloren',
  'reason.target-changed':
    'der Mandant im Buchhaltungsprogramm ist nicht mehr der eingerichtete[: vorher {was}][, jetzt {now}]; nichts wurde gesendet',
  'reason.clock-jump':
    'die Uhr dieses Rechners ist gesprungen[ von {was:instant}][ auf {now:instant}]; bis zur Bestätigung wird nichts gebucht',
  'reason.behind': '[{days} Tage im Rückstand; ]ältere Zeiträume werden nach einer Bestätigung gebucht',
  'reason.inactive': 'die Konfiguration ist nicht aktiv',
  'reason.package-refused': 'das Buchhaltungsprogramm hat abgelehnt[: {message}]',
  'reason.quarantine': 'dieser Ordner steht unter Quarantäne, nichts wird gebucht[: {message}]',
  'reason.source-no-access': 'die Verbindung[ {authorization}] darf die Quelle[ {source}] nicht lesen',
  'reason.authorization-inactive': 'die Verbindung[ {authorization}] zum Buchhaltungsprogramm funktioniert nicht',
  'reason.stopped-at-unresolved':
    'angehalten bei Buchung[ {reference}], von der nicht bekannt ist, ob sie angekommen ist; danach wird nichts gesendet',
};
