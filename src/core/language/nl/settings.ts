import type { settings as english } from '../en/settings.ts';
import type { Part } from '../part.ts';

export const settings: Part<typeof english> = {
  'setting.administration': 'administratie',
  'setting.at': 'elke nacht om {time}',
  'setting.authorization': 'autorisatie',
  'setting.automatic': 'draait',
  'setting.by-hand': 'met de hand',
  'setting.closed-through': 'afgesloten tot en met',
  'setting.days': '{days|# dag|# dagen}',
  'setting.delay': 'vertraging',
  'setting.from-to': 'vanaf {start:date}[ tot en met {end:date}]',
  'setting.incomplete': 'een onvolledig document',
  'setting.memorial': 'memoriaal',
  'setting.mode': 'wijze',
  'setting.no-vat-code': 'geen-btw-code',
  'setting.period': 'boekt',
  'setting.revenue-date': 'omzet telt op',
  'setting.review': 'beoordelen',
  'setting.sales-journal': 'verkoopboek',
  'setting.sources': 'bronnen',
  'source.access': 'gelezen voor',
  'source.drop-folder': 'inleesmap',
  'source.facts': 'feiten',
  'source.last-fact': 'laatste feit',
  'source.rejected': 'geweigerde bestanden',
};
