/** Causes that keep documents from being booked, and their repair. */

export const repairsScreen = {
  'screen.repairs': 'Repairs',

  'repairs.effect':
    '{complete|# document becomes|# documents become} complete, {amount}[; {waiting} wait for something else]',
  'repairs.no-effect': 'This changes no document.',
  'repairs.no-preview': 'What this would do cannot be said just now.',
  'repairs.examples': 'Among them {numbers}.',
  'coverage.mapped': '{name} goes to {account} from now on.',

  'action.repairs.fix': 'repair',
  'action.repairs.fix.help': 'repair this cause for all its documents at once',
  'action.repairs.documents': 'documents',
  'action.repairs.documents.help': 'the documents that this cause holds',
  'action.repairs.coverage': 'what is sold',
  'action.repairs.coverage.help': 'everything that is sold, and its account: mend it before it is needed',
  'action.coverage.map': 'choose account',
  'action.coverage.map.help': 'choose the account that this goes to',
  'action.coverage.close': 'back',
  'action.coverage.close.help': 'back to the causes',
} as const;
