import type { nextSteps as english } from '../en/next-steps.ts';
import type { Part } from '../part.ts';

export const nextSteps: Part<typeof english> = {
  'next.activate': 'Lassen Sie sie mit dem Buchhaltungsprogramm abgleichen:',
  'next.approve': 'Geben Sie ihn frei:',
  'next.configuration': 'Legen Sie eine an:',
  'next.coverage': 'Ansehen, was ohne Konto verkauft wird:',
  'next.document': 'Einen mit seinen Gründen ansehen:',
  'next.dry-run': 'Ansehen, was gebucht würde:',
  'next.entry': 'Eine mit ihren Vorgängen ansehen:',
  'next.import': 'Dateien oder Ordner einlesen:',
  'next.import-again': 'Berichtigen Sie die Datei und lesen Sie sie neu ein:',
  'next.init': 'Legen Sie einen Ordner für Ihren eigenen Betrieb an:',
  'next.map': 'Wählen Sie ein Konto, bevor es berechnet wird:',
  'next.print': 'Ein Blatt für die Steuerberatung:',
  'next.repairs': 'Ansehen, was wartet und warum:',
  'next.resolve-posted': 'Die Buchung ist dort? Geben Sie an, unter welcher Nummer:',
  'next.resolve-send': 'Sie ist sicher nicht dort? Senden Sie dieselben Bytes noch einmal:',
  'next.run': 'Einen mit seinem Protokoll ansehen:',
  'next.source': 'Legen Sie eine an:',
  'next.sync': 'Buchen, was zu buchen ist:',
};
