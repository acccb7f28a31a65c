/** What is measured, and what is aimed at. The measures hand in values by these ids; the page prints them in this order. */

import { screenFigures } from './screen-figures.ts';

export interface FigureHead {
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly aim?: { readonly is: 'at least' | 'at most'; readonly value: number };
}

const least = (value: number) => ({ aim: { is: 'at least', value } }) as const;
const most = (value: number) => ({ aim: { is: 'at most', value } }) as const;

export const figures = {
  'import-files': { title: 'UBL import, durable', unit: 'files/s', decimals: 0, ...least(500) },
  proposals: { title: 'proposals, 4 lines, one thread', unit: '/s', decimals: 0, ...least(50_000) },
  'month-entry': { title: 'month entry from 10,000 documents', unit: 'ms', decimals: 0, ...most(300) },
  'month-dry-run': { title: '… the engine’s whole dry run of it', unit: 'ms', decimals: 0 },
  'month-dry-run-again': { title: '… a second one', unit: 'ms', decimals: 0 },
  'trial-balance-ratio': {
    title: 'trial balance of 100,000 entries, against the faster of the two below',
    unit: '×',
    decimals: 1,
    ...least(5),
  },
  'trial-balance': { title: '… nightaudit trial-balance, whole process', unit: 'ms', decimals: 0 },
  'trial-balance-first': { title: '… the first after the daemon’s start', unit: 'ms', decimals: 0 },
  'trial-balance-ever': { title: '… the very first of that home', unit: 'ms', decimals: 0 },
  hledger: { title: '… hledger balance, whole process', unit: 'ms', decimals: 0 },
  ledger: { title: '… ledger balance, whole process', unit: 'ms', decimals: 0 },
  'trial-balance-days': { title: '… the same of 120,000 documents in day entries', unit: 'ms', decimals: 0 },
  'commit-p95': { title: 'commit of one small record, p95', unit: 'ms', decimals: 2, ...most(2) },
  'commit-disk-p95': { title: '… of which the disk alone (append, fdatasync), p95', unit: 'ms', decimals: 2 },
  'commit-ratio': {
    title: 'commit with 60 months of history against 1 month, p95',
    unit: '×',
    decimals: 2,
    ...most(1.2),
  },
  'daemon-start': { title: 'daemon start, 60 months of history', unit: 'ms', decimals: 0, ...most(700) },
  'idle-memory': { title: 'idle memory, 5 s after the start', unit: 'MB', decimals: 0, ...most(90) },
  'idle-processor': { title: 'processor time in 10 s idle', unit: 'ms', decimals: 1, ...most(10) },
  'wake-processor': { title: '… of the look at the clock, once a minute', unit: 'ms', decimals: 1 },
  'first-list': { title: 'first documents list after the start, 60 months', unit: 'ms', decimals: 0 },
  'first-list-ever': { title: '… the very first of that home', unit: 'ms', decimals: 0 },
  'first-list-memory': { title: '… memory after it', unit: 'MB', decimals: 0 },
  'list-end': {
    title: 'list of 120,000 documents: jump to its end or beginning, p95',
    unit: 'ms',
    decimals: 2,
    ...most(25),
  },
  'list-keystroke': { title: '… one letter more in the filter, p95', unit: 'ms', decimals: 2, ...most(25) },
  'list-changed': { title: '… its end after a document changed, p95', unit: 'ms', decimals: 2, ...most(25) },
  'list-warm': { title: '… making it ready beside the calls, the index of facts being there', unit: 'ms', decimals: 0 },
  'list-memory': { title: '… heap that it takes beside the index of facts', unit: 'MB', decimals: 0 },
  status: { title: 'status, whole process', unit: 'ms', decimals: 0 },
  'cli-start': { title: '--version, whole process', unit: 'ms', decimals: 0 },
  'cli-start-uncached': { title: '… without the compile cache', unit: 'ms', decimals: 0 },
  ...screenFigures,
  'simulated-days': { title: 'simulated days per second', unit: '/s', decimals: 0 },
} as const satisfies Record<string, FigureHead>;

export type FigureId = keyof typeof figures;

/** `null`: could not be measured here; the note says why. */
export interface Measured {
  readonly value: number | null;
  readonly note?: string;
}

export type Measurements = Partial<Record<FigureId, Measured>>;

export type Verdict = 'ok' | 'missed' | 'not measured' | '';

export function verdictOf({ aim }: FigureHead, value: number | null): Verdict {
  if (value === null) return 'not measured';
  if (!aim) return '';
  return (aim.is === 'at least' ? value >= aim.value : value <= aim.value) ? 'ok' : 'missed';
}
