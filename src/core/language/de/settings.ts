import type { settings as english } from '../en/settings.ts';
import type { Part } from '../part.ts';

export const settings: Part<typeof english> = {
  'setting.administration': 'Mandant',
  'setting.at': 'jede Nacht um {time}',
  'setting.authorization': 'Autorisierung',
  'setting.automatic': 'läuft',
  'setting.by-hand': 'von Hand',
  'setting.closed-through': 'abgeschlossen bis',
  'setting.days': '{days|# Tag|# Tage}',
  'setting.delay': 'Verzögerung',
  'setting.from-to': 'ab {start:date}[ bis {end:date}]',
  'setting.incomplete': 'ein unvollständiger Beleg',
  'setting.memorial': 'Journal für sonstige Buchungen',
  'setting.mode': 'Modus',
  'setting.no-vat-code': 'Schlüssel ohne USt',
  'setting.period': 'bucht',
  'setting.revenue-date': 'Erlös zählt am',
  'setting.review': 'Prüfung',
  'setting.sales-journal': 'Verkaufsjournal',
  'setting.sources': 'Quellen',
  'source.access': 'gelesen für',
  'source.drop-folder': 'Eingangsordner',
  'source.facts': 'Vorgänge',
  'source.last-fact': 'letzter Vorgang',
  'source.rejected': 'abgelehnte Dateien',
};
