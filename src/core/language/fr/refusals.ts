import type { refusals as english } from '../en/refusals.ts';
import type { Part } from '../part.ts';

export const refusals: Part<typeof english> = {
  'reason.no-such-account': 'il n’y a pas de compte[ {account}]',
  'reason.no-such-cause': 'rien n’attend cela[ : {code}][ {subject}]',
  'reason.no-such-document': 'il n’y a pas de document[ {id}]',
  'reason.no-such-entry': 'il n’y a pas d’écriture[ {reference}]',
  'reason.no-such-run': 'il n’y a pas de traitement[ {run}]',
  'reason.no-such-configuration': 'il n’y a pas de configuration[ {name}]',
  'reason.no-such-source': 'il n’y a pas de source[ {source}]',
  'reason.no-such-journal': 'il n’y a pas de journal[ {journal}]',
  'reason.no-such-vat-code': 'il n’y a pas de code TVA[ {code}]',
  'reason.no-such-line': 'le document n’a pas de ligne[ {line}]',
  'reason.account-blocked': 'le compte[ {account}] est bloqué dans le logiciel comptable',
  'reason.booked-reverse-it': '[{number} ]est comptabilisé ; extournez plutôt son écriture',
  'reason.not-complete': '[{number} ]n’est pas complet ; réglez d’abord ce qui manque',
  'reason.repair-in-package': 'cela se règle dans le logiciel comptable ou dans la source[ : {subject}]',
  'reason.under-way': '[{number} ]est en cours d’envoi ; il faut d’abord en connaître le résultat',
  'reason.vat-code-not-for-sales': 'le code TVA[ {code}] n’est pas pour les ventes',
  'reason.not-a-rate': '[{text} ]n’est pas un taux de TVA',
  'reason.option-needed': 'il faut l’option[ {option}]',
  'reason.uninitialised': 'ce répertoire ne contient pas encore d’établissement ; créez-le avec « nightaudit init »',
  'reason.entry-condition':
    'l’écriture[ {reference}] n’est plus telle qu’elle a été comptabilisée[ : {condition:word}]',
  'reason.facts-keep-changing':
    'des opérations n’ont cessé d’arriver pendant la préparation ; le prochain traitement continue',
  'reason.found-different':
    'le logiciel comptable a une écriture sous notre référence[ {reference}][, numéro {number},] avec d’autres lignes ; rien n’est comptabilisé par-dessus',
  'reason.found-unknown':
    'le logiciel comptable a une écriture de notre part[ {reference}] que ce répertoire ne connaît pas[ ({number})] ; ce répertoire est-il une copie ou une ancienne sauvegarde ?',
  'reason.package-unavailable': 'le logiciel comptable n’a pas répondu ; rien n’est perdu[ : {message}]',
  'reason.adopted': 'l’écriture[ {reference}] a été trouvée dans le logiciel comptable et rattachée',
  'reason.replanned': 'des opérations ont changé entre-temps ; préparé de nouveau',
  'reason.stopping': 'il a été demandé au service de s’arrêter',
  'reason.not-activated': 'la configuration[ {configuration}] n’a jamais été activée',
  'reason.no-configuration': 'aucune configuration ne comptabilise cette source à cette date',
  'reason.nothing-to-sync': 'aucune configuration n’est active',
  'reason.later-day':
    'un jour postérieur à aujourd’hui[ ({today})] n’est possible qu’avec --dry-run, ou dans le grand livre intégré',
  'reason.preflight': 'cela ne convient pas au logiciel comptable : {problem}',
  'reason.journal-absent': 'le journal[ {journal}] n’existe pas dans le logiciel comptable',
  'reason.journal-blocked': 'le journal[ {journal}] est bloqué',
  'reason.journal-kind': 'le journal[ {journal}] est d’un autre type[ : {kind:word}][ au lieu de {expected:word}]',
  'reason.no-vat-code-absent': 'le code sans TVA[ {code}] n’existe pas dans le logiciel comptable',
  'reason.no-vat-code-unusable':
    'le code TVA[ {code}] porte de la TVA ou est bloqué, et ne peut donc pas signifier « sans TVA »',
  'reason.no-such-authorization': 'il n’y a pas d’autorisation[ {authorization}]',
  'reason.no-such-csv-mapping': 'il n’y a pas de modèle de colonnes[ {name}]',
  'reason.no-such-provider': 'ce programme n’a pas de connexion à ce logiciel comptable[ : {provider}]',
  'reason.no-such-remote': 'le logiciel comptable n’a rien sous ce numéro[ : {remote}]',
  'reason.no-such-role': 'il n’y a pas de rôle[ {role}][ ; il y a {known}]',
  'reason.not-in-doubt': 'l’écriture[ {reference}] n’est pas en doute[ : état « {state:word} »]',
  'reason.not-posted': 'l’écriture[ {reference}] n’est pas comptabilisée[ : état « {state:word} »]',
  'reason.not-to-approve': '[{number} ]ne peut pas être approuvé[ : état « {state:word} »]',
  'reason.not-valid': 'ce n’est pas valable[ : {message}]',
  'reason.remote-differs':
    'ce que le logiciel comptable contient[ sous {remote}] n’est pas cette écriture[ : {condition:word}]',
  'reason.remote-used': '[{remote} ]est déjà le numéro d’une autre écriture[ : {reference}]',
  'reason.reversal-failed': 'l’extourne[ de {reference}] n’a pas été comptabilisée[ : {message}]',
  'reason.is-a-reversal':
    'l’écriture[ {reference}] en extourne une autre, dont les documents attendent d’être vérifiés et sont comptabilisés de nouveau à partir de là',
  'reason.reversed-already': 'l’écriture[ {reference}] est déjà extournée',
  'reason.run-time-in-clock-change':
    'un traitement entre 02:00 et 03:00 serait sauté ou doublé au changement d’heure[ ({runAt})] ; choisissez une autre heure',
  'reason.sample-home':
    'ceci est le répertoire d’exemple ; vos propres documents vont dans un répertoire à vous, que crée « nightaudit init »',
  'reason.not-a-sample-home': 'ceci n’est pas un répertoire d’exemple',
  'reason.home-exists': 'ce répertoire contient déjà un établissement[ : {home}]',
  'reason.several-with-number': 'plusieurs documents portent le numéro[ {number}][ ; choisissez un id : {ids}]',
  'reason.source-exists': 'il y a déjà une source[ {source}]',
  'reason.source-taken': 'la source[ {source}] est comptabilisée par une autre configuration[ : {configuration}]',
  'reason.configuration-exists': 'il y a déjà une configuration[ {name}]',
  'reason.end-before-start': 'la fin[ ({end:date})] précède le début[ ({start:date})]',
  'reason.target-is-fixed':
    'la configuration[ {name}] a déjà comptabilisé, son dossier comptable ne change donc plus ; créez-en une nouvelle',
  'reason.still-settling':
    'le logiciel comptable traite peut-être encore l’écriture[ {reference}] ; réessayez dans quelques minutes',
  'reason.account-not-for-bookings': 'le compte[ {account}] n’accepte pas de telles écritures[ : type « {type:word} »]',
  'reason.category-needed': 'ce taux[, {rate} %,] demande sa catégorie[ : l’une de {categories}]',
  'reason.not-a-category': '[{category} ]n’est pas une catégorie de TVA[ ; il y a {categories}]',
  'reason.vat-code-other-rate':
    'le code TVA[ {code}] est pour un autre taux[ : {codeRate:decimal} %][ au lieu de {rate:decimal} %]',
  'reason.answer-too-large': 'la réponse est trop grande ; demandez-en une partie avec --limit',
  'reason.disk': 'le disque ne l’a pas accepté[ : {message}]',
  'reason.internal': 'une erreur du service[ : {message}]',
  'reason.file-rejected': 'le fichier[ {file}][ de la source {source}] n’a pas été lu[ : {message}]',
  'reason.filter-not-a-date': '[{value} ]n’est pas une date',
  'reason.filter-not-an-amount': '[{value} ]n’est pas un montant',
  'reason.filter-unknown-cause': '[{value} ]n’est pas une cause[ ; il y a {known}]',
  'reason.filter-unknown-kind': '[{value} ]n’est pas un type de document[ ; il y a {known}]',
  'reason.filter-unknown-reason': '[{value} ]n’est pas un motif de vérification[ ; il y a {known}]',
  'reason.filter-unknown-state': '[{value} ]n’est pas un état[ ; il y a {known}]',
  'reason.how-to-repair': 'cela ne se règle pas en indiquant quelque chose[. {how}]',
  'reason.client-too-old':
    'le service[ ({daemon})] est plus récent que ce programme[ ({client})] ; installez la même version',
  'reason.daemon-too-old':
    'le service[ ({daemon})] est plus ancien que ce programme[ ({client})] ; arrêtez-le avec « nightaudit daemon stop » pour que démarre celui qui est installé',
  'reason.file-exists': 'il y a déjà un fichier[ {path}] ; indiquez-en un autre',
  'reason.name-a-configuration': 'indiquez la configuration[ ; il y a {known}]',
  'reason.not-writable': 'on ne peut pas écrire à cet endroit[ : {path}][ ({message})]',
  'reason.range-too-long': 'la plage contient[ {count}] documents, trop à la fois[ ; au plus {most}]',
  'reason.plan-moved':
    'ce qui est à comptabiliser a changé depuis l’affichage ; regardez-le de nouveau, rien n’a été envoyé',
  'reason.changed-meanwhile':
    '[{number} ]n’est plus tel qu’il était affiché[ : {what:word}][, avant {was:word}][, maintenant {now:word}][, et {others} de plus]',
  'reason.list-moved':
    'la liste a changé depuis l’affichage[ : {was} alors][, {now} maintenant] ; regardez-la de nouveau',
  'reason.no-such-entry-line': 'l’écriture[ {reference}] n’a pas de ligne[ {line}][ ; elle en a {lines}]',
  'reason.plan-gone': 'ce qui avait été préparé n’est plus conservé ; refaites la simulation',
  'reason.reason-needed': 'indiquez pourquoi il est laissé de côté',
  'reason.seen-is-of-one-document': 'ce qui a été vu ne s’indique que pour un seul document',
  'reason.too-many-documents': '[{count} documents, c’est ]trop à la fois[ ; au plus {most}]',
  'reason.name-needed': 'donnez-lui un nom',
  'reason.no-such-filter': 'il n’y a pas de filtre enregistré[ {name}]',
  'reason.too-many-filters':
    'il y a autant de filtres enregistrés qu’il peut y en avoir[, {most}] ; supprimez-en un d’abord',
  'reason.undo-already-sent':
    '[{number} : ]il est entré depuis dans une écriture[, {reference}] ; extournez plutôt cette écriture',
  'reason.undo-changed-since': '[{number} : ]il y a eu une autre modification depuis, rien n’a donc été annulé',
  'reason.undo-not-possible': 'cela ne peut pas être annulé',
  'reason.undo-too-old': 'c’est trop ancien pour être annulé, ou le démon a été redémarré depuis',
  'reason-unknown': '{code}[ ({details})]',
};
