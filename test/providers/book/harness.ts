/** Books to test against: in this process, and behind the sandbox's web server. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDate, monthOf } from '../../../src/core/calendar.ts';
import type { StarterChart } from '../../../src/core/chart.ts';
import type { Network } from '../../../src/core/kernel.ts';
import type { ProviderContext } from '../../../src/core/ledger-port.ts';
import { createBook, setBookSettings, setPeriod } from '../../../src/providers/ledgers/book/administration.ts';
import { bookProvider } from '../../../src/providers/ledgers/book/provider.ts';
import { borrowBooks } from '../../../src/providers/ledgers/book/shared-books.ts';
import { parseStarterChart } from '../../../src/providers/ledgers/book/starter-chart.ts';
import type { BookSettings } from '../../../src/providers/ledgers/book/wire.ts';
import { BookSandbox } from '../../sandboxes/book/server.ts';
import type { LedgerBench, LedgerHarness } from '../contract.ts';
import { MemoryDisk } from '../memory-disk.ts';
import { TestNetwork, testKernel } from '../test-kernel.ts';

export const administration = 'park';
export const plainSettings: BookSettings = { duplicateReference: 'accept', twoStep: false, batchSize: 1 };

export function starterChart(country: 'nl' | 'be' | 'fr' | 'de'): StarterChart {
  const name = `data/charts/${country}.json`;
  return parseStarterChart(JSON.parse(readFileSync(join(process.cwd(), name), 'utf8')), name);
}

const parts = {
  administration,
  journal: '90',
  unknownJournal: '99',
  accounts: ['1310', '8000', '1520'],
  unknownAccount: '7777',
  vatCode: 'H21',
  noVatCode: 'GEEN',
  date: localDate('2026-11-22'),
} as const;

/** The book inside the program; its faults are those of the disk. */
export function embeddedHarness(settings: Partial<BookSettings> = {}): LedgerHarness {
  return {
    provider: bookProvider,
    async start(): Promise<LedgerBench> {
      const disk = new MemoryDisk();
      const kernel = testKernel({ disk });
      const context: ProviderContext = { kernel, folder: '/home/providers/book', settings: {} };
      await prepare(context, settings);
      return {
        ...parts,
        context,
        loseNextAnswer: () => disk.faults.push('sync-fails-after-writing'),
        loseNextRequest: () => disk.faults.push('append-fails'),
        closePeriodOf: (date) => setPeriod(context, administration, monthOf(date), false),
        async plant(entry) {
          const { service, release } = borrowBooks(kernel, context.folder);
          const body = new TextEncoder().encode(JSON.stringify({ entries: [entry] }));
          await service.handle({ method: 'POST', path: `/administrations/${administration}/entries`, body });
          await release();
        },
        stop: async () => {},
      };
    },
  };
}

export interface HttpBench extends LedgerBench {
  readonly sandbox: BookSandbox;
  readonly network: TestNetwork;
}

/** The book behind the sandbox's web server; its faults are those of the network. */
export async function startHttpBench(settings: Partial<BookSettings> = {}, over?: Network): Promise<HttpBench> {
  const sandbox = await BookSandbox.start();
  const network = new TestNetwork();
  const context: ProviderContext = {
    kernel: testKernel({ network: over ?? network }),
    folder: '/unused',
    settings: { 'base-url': sandbox.url, 'api-key': 'sesame' },
  };
  await prepare(context, settings);
  return {
    ...parts,
    context,
    sandbox,
    network,
    loseNextAnswer: () => sandbox.nextWrite('commit-then-hang-up'),
    loseNextRequest: () => sandbox.nextWrite('hang-up'),
    loseLaterResults: () => sandbox.next('POST /entries', 'results-missing'),
    signOut: () => {
      sandbox.signedOut = true;
    },
    closePeriodOf: (date) => setPeriod(context, administration, monthOf(date), false),
    plant: (entry) => sandbox.plant(administration, entry),
    stop: () => sandbox.stop(),
  };
}

/** @param over the network to go over; absent: the tests' own. */
export function httpHarness(settings: Partial<BookSettings> = {}, over?: Network): LedgerHarness {
  return { provider: bookProvider, start: () => startHttpBench(settings, over) };
}

async function prepare(context: ProviderContext, settings: Partial<BookSettings>): Promise<void> {
  await createBook(context, administration, starterChart('nl'), 'Vakantiepark De Hoeve');
  await setBookSettings(context, administration, { ...plainSettings, ...settings });
}
