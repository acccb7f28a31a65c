import type { settings as english } from '../en/settings.ts';
import type { Part } from '../part.ts';

export const settings: Part<typeof english> = {
  'setting.administration': 'dossier comptable',
  'setting.at': 'chaque nuit à {time}',
  'setting.authorization': 'autorisation',
  'setting.automatic': 'exécution',
  'setting.by-hand': 'à la main',
  'setting.closed-through': 'clôturé jusqu’au',
  'setting.days': '{days|# jour|# jours}',
  'setting.delay': 'délai',
  'setting.from-to': 'du {start:date}[ au {end:date}]',
  'setting.incomplete': 'un document incomplet',
  'setting.memorial': 'journal d’OD',
  'setting.mode': 'mode',
  'setting.no-vat-code': 'code sans TVA',
  'setting.period': 'comptabilise',
  'setting.revenue-date': 'chiffre d’affaires à',
  'setting.review': 'vérification',
  'setting.sales-journal': 'journal des ventes',
  'setting.sources': 'sources',
  'source.access': 'lue pour',
  'source.drop-folder': 'dossier de dépôt',
  'source.facts': 'opérations',
  'source.last-fact': 'dernière opération',
  'source.rejected': 'fichiers refusés',
};
