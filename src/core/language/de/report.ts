import type { report as english } from '../en/report.ts';
import type { Part } from '../part.ts';

export const report: Part<typeof english> = {
  'report.deferred-revenue': 'passive Rechnungsabgrenzung',
  'report.head': 'Protokoll {hash}.',
  'report.left-out': '{entries|# frühere Buchung ist|# frühere Buchungen sind} nicht aufgeführt:',
  'report.next-run': 'Nächster Lauf {at:moment} ({configuration}).',
  'report.night':
    'Nacht vom {date:day}: gebucht um {at:time}, {entries|# Buchung|# Buchungen}, {documents|# Beleg|# Belege}, {total}.',
  'report.no-next-run': 'Es ist kein Lauf geplant.',
  'report.no-night': 'Es wurde noch keine Nacht gebucht.',
  'report.no-takings': 'An diesem Tag keine Einnahmen.',
  'report.no-waiting': 'Nichts wartet auf Sie.',
  'report.nothing': 'Nacht vom {date:day}: gelaufen um {at:time}, es wurde nichts gebucht.',
  'report.open-deposits': 'offene Anzahlungen',
  'report.revenue': 'Erlöse',
  'report.review': 'zu prüfen: {why}',
  'report.sample': 'Beispielordner: eigene Belege werden hier abgelehnt',
  'report.unresolved': '{reference}: {what}[; {message}]',
  'report.vat': 'USt',
  'report.waiting': '{documents|# Beleg wartet|# Belege warten} auf Sie.',
  'status.causes': '{causes|# Ursache hält|# Ursachen halten} Belege von der Buchung ab:',
  'status.daemon': 'Dienst',
  'status.home': 'Ordner',
  'status.last-run': 'letzter Lauf',
  'status.log': 'Protokoll',
  'status.memory': 'Speicher',
  'status.next-run': 'nächster Lauf',
  'status.process': '{version}, Prozess {pid}, seit {at:instant}',
  'status.sample': 'Beispielordner',
};
