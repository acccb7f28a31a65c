import type { repairsScreen as english } from '../../en/screens/repairs.ts';
import type { Part } from '../../part.ts';

export const repairsScreen: Part<typeof english> = {
  'screen.repairs': 'Herstel',

  'repairs.effect':
    '{complete|# document wordt|# documenten worden} compleet, {amount}[; {waiting} wachten op iets anders]',
  'repairs.no-effect': 'Hierdoor verandert geen enkel document.',
  'repairs.no-preview': 'Wat dit zou doen, is nu niet te zeggen.',
  'repairs.examples': 'Waaronder {numbers}.',
  'coverage.mapped': '{name} gaat voortaan naar {account}.',

  'action.repairs.fix': 'herstellen',
  'action.repairs.fix.help': 'deze oorzaak in één keer herstellen, voor alle documenten',
  'action.repairs.documents': 'documenten',
  'action.repairs.documents.help': 'de documenten die deze oorzaak tegenhoudt',
  'action.repairs.coverage': 'wat verkocht wordt',
  'action.repairs.coverage.help': 'alles wat verkocht wordt, met zijn rekening: herstel het voordat het nodig is',
  'action.coverage.map': 'rekening kiezen',
  'action.coverage.map.help': 'de rekening kiezen waar dit naartoe gaat',
  'action.coverage.close': 'terug',
  'action.coverage.close.help': 'terug naar de oorzaken',
};
