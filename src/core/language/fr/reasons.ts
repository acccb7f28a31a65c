import type { reasons as english } from '../en/reasons.ts';
import type { Part } from '../part.ts';

export const reasons: Part<typeof english> = {
  'reason.edit': 'choisi à la main',
  'reason.source': 'la source a indiqué ce compte',
  'reason.mapping': 'affectation[ : {kind:word}] {name}[ ({subject})]',
  'reason.master-data': 'compte habituel[ de {relation}] dans le logiciel comptable',
  'reason.rate-mapping': 'affectation des lignes sans article[ à {rate} %]',
  'reason.fallback':
    'aucun autre compte n’a été trouvé[ pour {kind:word} {name}], d’où le compte par défaut[ {account}]',
  'reason.role': 'le compte de la configuration[ : {role:word}]',
  'reason.discount': 'le compte de la configuration pour les remises',
  'reason.vat-map': 'table de TVA[ : {rate:decimal} %][ {category}][ dans le journal {journal}]',
  'reason.exclusive-preferred':
    'table de TVA[ : {rate:decimal} %][ {category}] ; parmi plusieurs codes, celui qui est hors taxe',
  'reason.no-vat': 'hors champ de la TVA',

  'reason.policy-always': 'dans cette configuration, chaque document est d’abord vérifié',
  'reason.fallback-account': 'aucun compte n’a été trouvé, d’où le compte par défaut[ {account}]',
  'reason.duplicate-suspect': 'semble faire double emploi[ avec {other}]',
  'reason.changed-after-booking':
    'modifié après sa comptabilisation[ en {period:period}][ : {what:word}][ de {was}][ à {now}]',
  'reason.withdrawn-after-booking': 'annulé dans la source après sa comptabilisation ; aucun avoir reçu',
  'reason.operator-reversed': 'son écriture a été extournée à la main',

  'reason.incomplete': 'il manque quelque chose',
  'reason.to-review': 'attend d’être vérifié',
  'reason.concept': 'laissé en cours de saisie',
  'reason.held-by-document': 'sa période attend un autre document[ : {number}]',
  'reason.not-due': 'pas encore à comptabiliser[ ; il le sera le {due:date}]',
  'reason.period-closed': 'la période[ {period:period}] est clôturée',
  'reason.entry-unknown': 'on ne sait pas encore si l’écriture[ {reference}] est passée',
  'reason.nothing-to-book': 'tous ses montants sont nuls',
  'reason.moved-after-booking':
    'sa date ou son client a changé après sa comptabilisation[ (avant {was}, maintenant {now})] ; approuvé, il reste comptabilisé tel quel ; pour le comptabiliser de nouveau, extournez son écriture',
  'reason.before-start': 'antérieur au premier jour comptabilisé[ ({start:date})]',
  'reason.sign-in-lost': 'le logiciel comptable n’accepte plus notre connexion ; rien n’est perdu',
  'reason.target-changed':
    'le dossier comptable n’est plus celui de la configuration[ : c’était {was}][, maintenant {now}] ; rien n’a été envoyé',
  'reason.clock-jump':
    'l’horloge de cette machine a sauté[ de {was:instant}][ à {now:instant}] ; rien n’est comptabilisé tant que ce n’est pas confirmé',
  'reason.behind': '[{days} jours de retard ; ]les périodes plus anciennes sont comptabilisées après une confirmation',
  'reason.inactive': 'la configuration n’est pas active',
  'reason.package-refused': 'le logiciel comptable l’a refusé[ : {message}]',
  'reason.quarantine': 'ce répertoire est en quarantaine, rien n’est comptabilisé[ : {message}]',
  'reason.source-no-access': 'la connexion[ {authorization}] n’a pas le droit de lire la source[ {source}]',
  'reason.authorization-inactive': 'la connexion[ {authorization}] au logiciel comptable ne fonctionne pas',
  'reason.stopped-at-unresolved':
    'arrêté à l’écriture[ {reference}], dont on ne sait pas si elle est passée ; rien n’est envoyé après elle',
};
