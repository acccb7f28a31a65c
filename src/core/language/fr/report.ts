import type { report as english } from '../en/report.ts';
import type { Part } from '../part.ts';

export const report: Part<typeof english> = {
  'report.deferred-revenue': 'produits constatés d’avance',
  'report.head': 'Journal d’audit {hash}.',
  'report.left-out': '{entries|# écriture antérieure n’est pas listée|# écritures antérieures ne sont pas listées} :',
  'report.next-run': 'Prochain traitement {at:moment} ({configuration}).',
  'report.night':
    'Nuit du {date:day} : comptabilisée à {at:time}, {entries|# écriture|# écritures}, {documents|# document|# documents}, {total}.',
  'report.no-next-run': 'Aucun traitement n’est prévu.',
  'report.no-night': 'Aucune nuit n’a encore été comptabilisée.',
  'report.no-takings': 'Aucun encaissement ce jour-là.',
  'report.no-waiting': 'Rien ne vous attend.',
  'report.nothing': 'Nuit du {date:day} : traitée à {at:time}, rien n’a été comptabilisé.',
  'report.open-deposits': 'acomptes en cours',
  'report.revenue': 'chiffre d’affaires',
  'report.review': 'à vérifier : {why}',
  'report.sample': 'répertoire d’exemple : vos propres documents y sont refusés',
  'report.unresolved': '{reference} : {what}[ ; {message}]',
  'report.vat': 'TVA',
  'report.waiting': '{documents|# document vous attend|# documents vous attendent}.',
  'status.causes': '{causes|# cause empêche|# causes empêchent} des documents d’être comptabilisés :',
  'status.daemon': 'service',
  'status.home': 'répertoire',
  'status.last-run': 'dernier traitement',
  'status.log': 'journal d’audit',
  'status.memory': 'mémoire',
  'status.next-run': 'prochain traitement',
  'status.process': '{version}, processus {pid}, depuis le {at:instant}',
  'status.sample': 'répertoire d’exemple',
};
