import type { runsScreen as english } from '../../en/screens/runs.ts';
import type { Part } from '../../part.ts';

export const runsScreen: Part<typeof english> = {
  'screen.runs': 'Traitements',
  'runs.last':
    'Dernier traitement {at:moment} : {entries|# écriture|# écritures}, {documents|# document|# documents}[ ; {waiting} en attente].',
  'runs.last-nothing': 'Dernier traitement {at:moment} : rien de comptabilisé[ ; {waiting} en attente].',
  'runs.all-books': 'Toutes',
  'runs.which-books': 'Quelle comptabilité ?',

  'run.of': 'Traitement du {at:moment}',
  'run.reading': 'Un instant, le traitement arrive …',
  'run.booked':
    '{entries|# écriture comptabilisée|# écritures comptabilisées}, {total}, {documents|# document|# documents}[ ; {waiting} en attente].',
  'run.booked-nothing': 'Le traitement n’a rien comptabilisé[ ; {waiting} en attente].',
  'run.refused': 'L’écriture pour {period}, {total}, a été refusée par {target}[ : {message}]',
  'run.no-entries': 'Ce traitement n’a pas d’écritures.',
  'run.no-log': 'Ce traitement n’a rien noté.',

  'log.posted': '{reference} est comptabilisée',
  'log.exported': '{reference} est écrite dans un fichier',
  'log.rejected': '{reference} a été refusée',
  'log.unknown': '{reference} a été envoyée, son résultat n’est pas connu',
  'log.planned': '{reference} n’a pas été envoyée ; le prochain traitement essaiera de nouveau',
  'log.settled-posted': '{reference} a été recherchée : elle est comptabilisée',
  'log.settled-planned': '{reference} a été recherchée : elle n’y est pas, et part de nouveau',
  'log.settled-unknown': '{reference} a été recherchée : son résultat n’est toujours pas connu',

  'as-of.title': 'Traitement à un autre jour',
  'as-of.day': 'comme si c’était le',
  'as-of.hint': 'Tout ce qui est à comptabiliser à cette date l’est. Vous le voyez avant l’envoi.',
  'as-of.look': 'regarder',

  'action.runs.open': 'ouvrir',
  'action.runs.open.help': 'ce que le traitement a comptabilisé, ce qui attend, ses notes',
  'action.runs.sync': 'comptabiliser',
  'action.runs.sync.help': 'regarder ce qui est dû, et l’envoyer après une question',
  'action.runs.dry-run': 'essai',
  'action.runs.dry-run.help': 'voir ce qui serait envoyé, au centime près ; rien ne part',
  'action.runs.as-of': 'autre jour',
  'action.runs.as-of.help': 'un traitement qui prend un autre jour pour aujourd’hui',
  'action.run.open': 'ouvrir',
  'action.run.open.help': 'l’écriture entière, jusqu’à ses opérations',
  'action.run.waiting': 'en attente',
  'action.run.waiting.help': 'les documents qu’il a laissés de côté, et pourquoi',
  'action.run.log': 'notes',
  'action.run.log.help': 'tout ce qu’il a noté en chemin',
  'action.run.close': 'retour',
  'action.run.close.help': 'retour aux traitements',
  'action.run-log.close': 'retour',
  'action.run-log.close.help': 'retour au traitement',
  'action.looking.stop': 'arrêter',
  'action.looking.stop.help': 'ne pas continuer ; rien n’est envoyé',
};
