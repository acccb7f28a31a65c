import type { problems as english } from '../en/problems.ts';
import type { Part } from '../part.ts';

export const problems: Part<typeof english> = {
  'problem.vat-rate-unmapped': 'la TVA à {rate:decimal} %[ ({category})] n’a pas de code[ dans le journal {journal}]',
  'problem.vat-code-unusable': 'le code TVA {code} n’est pas utilisable[ : il {why:word}]',
  'problem.vat-code-ambiguous':
    'la TVA à {rate:decimal} %[ ({category})] a plusieurs codes[ dans le journal {journal}][ : {codes}]',
  'problem.account-missing': 'compte manquant[ : {kind:word}] {name}[ ({subject})]',
  'problem.account-unusable': 'le compte {account} n’est pas utilisable[ : il {why:word}]',
  'problem.relation-ambiguous': 'plusieurs tiers du logiciel comptable correspondent[ à {name}]',
  'problem.outcome-unknown': 'envoyé, mais le logiciel comptable ne l’a pas confirmé[ ({reference})]',
  'problem.period-closed': 'la période[ {period:period}] est clôturée',
  'problem.day-not-final': 'la source n’a pas encore clôturé la journée[ du {date:date}]',
  'problem.totals-mismatch': 'les montants ne tombent pas juste[ : {arithmetic}]',
  'problem.duplicate-suspect': 'semble faire double emploi[ avec {other}]',
  'problem.numbers-exhausted': 'la plage de numéros[ ({kind:word})] est épuisée',
  'problem.authorization-inactive': 'la connexion[ {authorization}] au logiciel comptable ne fonctionne pas',

  'repair.vat-rate-unmapped': 'Choisissez un code TVA',
  'repair.vat-code-unusable': 'Choisissez un autre code TVA',
  'repair.vat-code-ambiguous': 'Choisissez l’un d’eux',
  'repair.account-missing': 'Choisissez un compte',
  'repair.account-unusable': 'Choisissez un autre compte',
  'repair.relation-ambiguous': 'Choisissez-en un, ou indiquez new',
  'repair.outcome-unknown': 'Regardez dans le logiciel comptable, puis décidez',
  'repair.period-closed': 'Rouvrez la période dans le logiciel comptable, ou voyez ici jusqu’où elle est clôturée',
  'repair.day-not-final': 'La journée est comptabilisée dès que la source la clôture ; la dernière opération est ici',
  'repair.totals-mismatch': 'Corrigez-le dans la source et importez-le de nouveau, ou laissez-le de côté',
  'repair.duplicate-suspect': 'Approuvez-le s’il y en a deux, excluez-le s’il n’y en a qu’un',
  'repair.numbers-exhausted': 'Élargissez la plage',
  'repair.authorization-inactive': 'Voyez ce qui est en panne',
};
