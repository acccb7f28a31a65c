import type { report as english } from '../en/report.ts';
import type { Part } from '../part.ts';

export const report: Part<typeof english> = {
  'report.deferred-revenue': 'vooruitontvangen omzet',
  'report.head': 'Logboek {hash}.',
  'report.left-out': '{entries|# eerdere boeking is|# eerdere boekingen zijn} niet vermeld:',
  'report.next-run': 'Volgende run {at:moment} ({configuration}).',
  'report.night':
    'Nacht van {date:day}: geboekt om {at:time}, {entries|# boeking|# boekingen}, {documents|# document|# documenten}, {total}.',
  'report.no-next-run': 'Er is geen run gepland.',
  'report.no-night': 'Er is nog geen nacht geboekt.',
  'report.no-takings': 'Die dag is niets ontvangen.',
  'report.no-waiting': 'Niets wacht op u.',
  'report.nothing': 'Nacht van {date:day}: gedraaid om {at:time}, er is niets geboekt.',
  'report.open-deposits': 'open aanbetalingen',
  'report.revenue': 'omzet',
  'report.review': 'te beoordelen: {why}',
  'report.sample': 'voorbeeldmap: eigen documenten worden hier geweigerd',
  'report.unresolved': '{reference}: {what}[; {message}]',
  'report.vat': 'btw',
  'report.waiting': '{documents|# document wacht|# documenten wachten} op u.',
  'status.causes': '{causes|# oorzaak houdt|# oorzaken houden} documenten tegen:',
  'status.daemon': 'daemon',
  'status.home': 'map',
  'status.last-run': 'laatste run',
  'status.log': 'logboek',
  'status.memory': 'geheugen',
  'status.next-run': 'volgende run',
  'status.process': '{version}, proces {pid}, sinds {at:instant}',
  'status.sample': 'voorbeeldmap',
};
