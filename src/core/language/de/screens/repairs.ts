import type { repairsScreen as english } from '../../en/screens/repairs.ts';
import type { Part } from '../../part.ts';

export const repairsScreen: Part<typeof english> = {
  'screen.repairs': 'Korrekturen',

  'repairs.effect':
    '{complete|# Beleg wird|# Belege werden} vollständig, {amount}[; {waiting} warten auf etwas anderes]',
  'repairs.no-effect': 'Das ändert keinen Beleg.',
  'repairs.no-preview': 'Was das bewirken würde, lässt sich gerade nicht sagen.',
  'repairs.examples': 'Darunter {numbers}.',
  'coverage.mapped': '{name} geht ab jetzt auf {account}.',

  'action.repairs.fix': 'beheben',
  'action.repairs.fix.help': 'diese Ursache für alle ihre Belege auf einmal beheben',
  'action.repairs.documents': 'Belege',
  'action.repairs.documents.help': 'die Belege, die diese Ursache aufhält',
  'action.repairs.coverage': 'was verkauft wird',
  'action.repairs.coverage.help': 'alles, was verkauft wird, und sein Konto: beheben, bevor es gebraucht wird',
  'action.coverage.map': 'Konto wählen',
  'action.coverage.map.help': 'das Konto wählen, auf das dies geht',
  'action.coverage.close': 'zurück',
  'action.coverage.close.help': 'zurück zu den Ursachen',
};
