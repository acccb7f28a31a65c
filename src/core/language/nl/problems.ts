import type { problems as english } from '../en/problems.ts';
import type { Part } from '../part.ts';

export const problems: Part<typeof english> = {
  'problem.vat-rate-unmapped': 'btw {rate:decimal} %[ ({category})] heeft geen code[ in dagboek {journal}]',
  'problem.vat-code-unusable': 'btw-code {code} is niet te gebruiken[: die {why:word}]',
  'problem.vat-code-ambiguous':
    'btw {rate:decimal} %[ ({category})] heeft meer codes[ in dagboek {journal}][: {codes}]',
  'problem.account-missing': 'geen grootboekrekening voor[ {kind:word}] {name}[ ({subject})]',
  'problem.account-unusable': 'grootboekrekening {account} is niet te gebruiken[: die {why:word}]',
  'problem.relation-ambiguous': 'meer relaties in het boekhoudpakket passen[ bij {name}]',
  'problem.outcome-unknown': 'verzonden, maar het boekhoudpakket heeft het niet bevestigd[ ({reference})]',
  'problem.period-closed': 'de periode[ {period:period}] is afgesloten',
  'problem.day-not-final': 'de bron heeft de dag[ {date:date}] nog niet afgesloten',
  'problem.totals-mismatch': 'de bedragen tellen niet op[: {arithmetic}]',
  'problem.duplicate-suspect': 'lijkt dubbel[ met {other}]',
  'problem.numbers-exhausted': 'er is geen nummer meer over in de reeks[ voor {kind:word}]',
  'problem.authorization-inactive': 'de koppeling[ {authorization}] met het boekhoudpakket werkt niet',

  'repair.vat-rate-unmapped': 'Kies een btw-code',
  'repair.vat-code-unusable': 'Kies een andere btw-code',
  'repair.vat-code-ambiguous': 'Kies er een',
  'repair.account-missing': 'Kies een grootboekrekening',
  'repair.account-unusable': 'Kies een andere grootboekrekening',
  'repair.relation-ambiguous': 'Kies er een, of zeg new',
  'repair.outcome-unknown': 'Kijk in het boekhoudpakket en beslis dan',
  'repair.period-closed': 'Open de periode in het boekhoudpakket, of zie hier tot waar is afgesloten',
  'repair.day-not-final': 'De dag wordt geboekt zodra de bron hem afsluit; het laatste feit staat hier',
  'repair.totals-mismatch': 'Verbeter het in de bron en lees het opnieuw in, of laat het weg',
  'repair.duplicate-suspect': 'Keur goed als het er twee zijn, sluit uit als het er een is',
  'repair.numbers-exhausted': 'Maak de reeks ruimer',
  'repair.authorization-inactive': 'Bekijk wat er stuk is',
};
