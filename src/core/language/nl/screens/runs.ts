import type { runsScreen as english } from '../../en/screens/runs.ts';
import type { Part } from '../../part.ts';

export const runsScreen: Part<typeof english> = {
  'screen.runs': 'Runs',
  'runs.last':
    'Laatste run {at:moment}: {entries|# boeking|# boekingen}, {documents|# document|# documenten}[; {waiting} wachten].',
  'runs.last-nothing': 'Laatste run {at:moment}: niets geboekt[; {waiting} wachten].',
  'runs.all-books': 'Allemaal',
  'runs.which-books': 'Welke boekhouding?',

  'run.of': 'Run van {at:moment}',
  'run.reading': 'Een ogenblik, de run wordt opgehaald …',
  'run.booked':
    '{entries|# boeking|# boekingen} van {total} geboekt, {documents|# document|# documenten}[; {waiting} wachten].',
  'run.booked-nothing': 'De run heeft niets geboekt[; {waiting} wachten].',
  'run.refused': 'De boeking van {period}, {total}, is geweigerd door {target}[: {message}]',
  'run.no-entries': 'Deze run heeft geen boekingen.',
  'run.no-log': 'Deze run heeft niets opgetekend.',

  'log.posted': '{reference} is geboekt',
  'log.exported': '{reference} is naar een bestand geschreven',
  'log.rejected': '{reference} is geweigerd',
  'log.unknown': '{reference} is verzonden, de uitkomst is niet bekend',
  'log.planned': '{reference} is niet verzonden; de volgende run probeert het opnieuw',
  'log.settled-posted': '{reference} is nagekeken: ze is geboekt',
  'log.settled-planned': '{reference} is nagekeken: ze staat er niet en wordt opnieuw verzonden',
  'log.settled-unknown': '{reference} is nagekeken: de uitkomst is nog niet bekend',

  'as-of.title': 'Run op een andere dag',
  'as-of.day': 'alsof het vandaag is',
  'as-of.hint': 'Alles wat dan aan de beurt is, wordt geboekt. U ziet het voordat het verzonden wordt.',
  'as-of.look': 'kijken',

  'action.runs.open': 'openen',
  'action.runs.open.help': 'wat de run boekte, wat wacht, het logboek',
  'action.runs.sync': 'nu boeken',
  'action.runs.sync.help': 'kijken wat aan de beurt is, en het na één vraag verzenden',
  'action.runs.dry-run': 'proef',
  'action.runs.dry-run.help': 'zien wat er verzonden zou worden, tot op de cent; er gaat niets weg',
  'action.runs.as-of': 'andere dag',
  'action.runs.as-of.help': 'een run die een andere dag voor vandaag neemt',
  'action.run.open': 'boeking openen',
  'action.run.open.help': 'de hele boeking, tot op de feiten',
  'action.run.waiting': 'wacht',
  'action.run.waiting.help': 'de documenten die niet meegingen, en waarom',
  'action.run.log': 'logboek',
  'action.run.log.help': 'alles wat de run optekende',
  'action.run.close': 'terug',
  'action.run.close.help': 'terug naar de runs',
  'action.run-log.close': 'terug',
  'action.run-log.close.help': 'terug naar de run',
  'action.looking.stop': 'stoppen',
  'action.looking.stop.help': 'niet verdergaan; er wordt niets verzonden',
};
