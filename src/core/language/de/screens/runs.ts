import type { runsScreen as english } from '../../en/screens/runs.ts';
import type { Part } from '../../part.ts';

export const runsScreen: Part<typeof english> = {
  'screen.runs': 'Läufe',
  'runs.last':
    'Letzter Lauf {at:moment}: {entries|# Buchung|# Buchungen}, {documents|# Beleg|# Belege}[; {waiting} warten].',
  'runs.last-nothing': 'Letzter Lauf {at:moment}: nichts gebucht[; {waiting} warten].',
  'runs.all-books': 'Alle',
  'runs.which-books': 'Welche Buchhaltung?',

  'run.of': 'Lauf vom {at:moment}',
  'run.reading': 'Einen Moment, der Lauf wird geholt …',
  'run.booked':
    '{entries|# Buchung|# Buchungen} über {total} gebucht, {documents|# Beleg|# Belege}[; {waiting} warten].',
  'run.booked-nothing': 'Der Lauf hat nichts gebucht[; {waiting} warten].',
  'run.refused': 'Die Buchung für {period}, {total}, wurde abgelehnt ({target})[: {message}]',
  'run.no-entries': 'Dieser Lauf hat keine Buchungen.',
  'run.no-log': 'Dieser Lauf hat nichts vermerkt.',

  'log.posted': '{reference} ist gebucht',
  'log.exported': '{reference} ist in eine Datei geschrieben',
  'log.rejected': '{reference} wurde abgelehnt',
  'log.unknown': '{reference} wurde gesendet, der Ausgang ist nicht bekannt',
  'log.planned': '{reference} wurde nicht gesendet; der nächste Lauf versucht es wieder',
  'log.settled-posted': '{reference} wurde gesucht: sie ist gebucht',
  'log.settled-planned': '{reference} wurde gesucht: sie ist nicht da und wird noch einmal gesendet',
  'log.settled-unknown': '{reference} wurde gesucht: der Ausgang ist noch nicht bekannt',

  'as-of.title': 'Lauf an einem anderen Tag',
  'as-of.day': 'als wäre heute der',
  'as-of.hint': 'Alles, was bis dahin zu buchen ist, wird gebucht. Sie sehen es, bevor es gesendet wird.',
  'as-of.look': 'nachsehen',

  'action.runs.open': 'öffnen',
  'action.runs.open.help': 'was der Lauf gebucht hat, was wartet, sein Protokoll',
  'action.runs.sync': 'jetzt buchen',
  'action.runs.sync.help': 'nachsehen, was zu buchen ist, und es nach einer Frage senden',
  'action.runs.dry-run': 'Probelauf',
  'action.runs.dry-run.help': 'sehen, was gesendet würde, auf den Cent genau; nichts geht hinaus',
  'action.runs.as-of': 'anderer Tag',
  'action.runs.as-of.help': 'ein Lauf, der einen anderen Tag für heute nimmt',
  'action.run.open': 'Buchung öffnen',
  'action.run.open.help': 'die ganze Buchung, bis zu ihren Vorgängen',
  'action.run.waiting': 'wartet',
  'action.run.waiting.help': 'die Belege, die er ausgelassen hat, und warum',
  'action.run.log': 'Protokoll',
  'action.run.log.help': 'alles, was er unterwegs vermerkt hat',
  'action.run.close': 'zurück',
  'action.run.close.help': 'zurück zu den Läufen',
  'action.run-log.close': 'zurück',
  'action.run-log.close.help': 'zurück zum Lauf',
  'action.looking.stop': 'anhalten',
  'action.looking.stop.help': 'nicht weitermachen; es wird nichts gesendet',
};
