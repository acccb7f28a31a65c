import type { repairsScreen as english } from '../../en/screens/repairs.ts';
import type { Part } from '../../part.ts';

export const repairsScreen: Part<typeof english> = {
  'screen.repairs': 'Corrections',

  'repairs.effect':
    '{complete|# document devient complet|# documents deviennent complets}, {amount}[ ; {waiting} attendent autre chose]',
  'repairs.no-effect': 'Cela ne change aucun document.',
  'repairs.no-preview': 'On ne peut pas dire pour l’instant ce que cela ferait.',
  'repairs.examples': 'Parmi eux {numbers}.',
  'coverage.mapped': 'Désormais, {name} va sur {account}.',

  'action.repairs.fix': 'régler',
  'action.repairs.fix.help': 'régler cette cause pour tous ses documents à la fois',
  'action.repairs.documents': 'documents',
  'action.repairs.documents.help': 'les documents que cette cause retient',
  'action.repairs.coverage': 'ce qui se vend',
  'action.repairs.coverage.help': 'tout ce qui se vend, et son compte : à régler avant d’en avoir besoin',
  'action.coverage.map': 'choisir un compte',
  'action.coverage.map.help': 'choisir le compte sur lequel cela va',
  'action.coverage.close': 'retour',
  'action.coverage.close.help': 'retour aux causes',
};
