import type { firstRunScreen as english } from '../../en/screens/first-run.ts';
import type { Part } from '../../part.ts';

export const firstRunScreen: Part<typeof english> = {
  'first-run.title': 'Erste Schritte',
  'first-run.welcome':
    'Ein paar Fragen, dann kann nightaudit Ihre Nächte buchen. Nichts verlässt dabei diesen Rechner.',
  'first-run.language': 'Sprache',
  'first-run.language-hint': 'Dieser Bildschirme und der Berichte. ← → oder Leertaste ändert sie.',
  'first-run.name': 'Name',
  'first-run.name-hint': 'Des Betriebs, wie er über den Berichten steht.',
  'first-run.name-needed': 'Geben Sie dem Betrieb einen Namen von höchstens 100 Zeichen.',
  'first-run.country': 'Land',
  'first-run.country-hint':
    'Sein Kontenrahmen und seine Steuerschlüssel sind der Anfang; Sie können sie später ändern.',
  'first-run.country-NL': 'Niederlande',
  'first-run.country-BE': 'Belgien',
  'first-run.country-FR': 'Frankreich',
  'first-run.country-DE': 'Deutschland',
  'first-run.zone': 'Zeitzone',
  'first-run.zone-hint': 'Nach dieser Uhr beginnen die Tage und laufen die Läufe.',
  'first-run.zone-unknown': 'Das ist keine Zeitzone; Europe/Amsterdam ist eine.',
  'first-run.day-ends-at': 'Tag endet um',
  'first-run.day-ends-hint': 'Was eine Bar bis drei Uhr einnimmt, gehört zum Abend davor: dann 03:00.',
  'first-run.time-needed': 'Schreiben Sie eine Uhrzeit wie 03:00.',
  'first-run.start': 'erster Tag',
  'first-run.start-hint':
    'Der erste Tag, der hier gebucht wird. Belege davor stehen schon in Ihren Büchern und bleiben unberührt.',
  'first-run.date-needed': 'Schreiben Sie einen Tag wie {example}.',
  'first-run.make': 'anlegen',
  'first-run.making': 'Es wird angelegt.',
  'action.first-run.next': 'weiter',
  'action.first-run.next.help': 'zur nächsten Frage; nach der letzten wird alles angelegt',
  'action.first-run.change': 'ändern',
  'action.first-run.change.help': 'die nächste Auswahl',
  'action.first-run.back': 'zurück',
  'action.first-run.back.help': 'zur Frage davor; nichts geht verloren',

  'first-files.title': '{property} ist bereit',
  'first-files.made': 'Gebucht wird in eigene Bücher auf diesem Rechner.',
  'first-files.read-now': 'Oder lesen Sie ein, was Sie zur Hand haben: Datei oder Ordner eintippen, oder ohne weiter.',
  'first-files.go-on': 'zu Heute',
  'action.first-files.read': 'einlesen',
  'action.first-files.read.help': 'die eingetippte Datei oder den Ordner lesen',
  'action.first-files.later': 'später',
  'action.first-files.later.help': 'zu Heute; Dateien lassen sich jederzeit lesen',

  'quarantine.title': 'Dieser Ordner braucht einen Menschen, bevor gebucht werden kann.',
  'quarantine.what':
    'Was hier liegt, ist nicht so, wie es verlassen wurde; darum wird nichts davon gezeigt und nichts gebucht.',
  'quarantine.how': 'Diese Befehle, in einem Terminal, sagen, was gefunden wurde und was hilft:',
  'quarantine.then': 'Sobald es behoben ist, geht dieser Bildschirm von selbst weiter; q verlässt ihn.',
};
