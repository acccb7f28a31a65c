/** A home with 100,000 documents, one entry each, and its books as the files that other programs read. Made once for all measures. */

import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { Month } from '../../src/core/calendar.ts';
import { realKernel } from '../../src/daemon/kernel/real-kernel.ts';
import { mustRun } from '../machine/processes.ts';
import type { Bench } from '../measures/bench.ts';
import { documentsAMonth, monthsFrom } from './documents.ts';
import { fillHistory } from './history.ts';
import { makeHome } from './home.ts';

export const invoiceEntries = 100_000;

export interface InvoicesHome {
  readonly home: string;
  /** All entries as an hledger journal, one transaction each. */
  readonly journal: string;
  /** The first line of every entry as CSV. */
  readonly csvHeads: string;
}

export async function invoicesHome({ folder, program }: Bench): Promise<InvoicesHome> {
  const made = {
    home: `${folder}/invoices`,
    journal: `${folder}/invoices.journal`,
    csvHeads: `${folder}/invoices.csv`,
  };
  if (existsSync(made.csvHeads)) return made;
  const engine = await makeHome(realKernel(), made.home, { start: '2022-01-01', mode: 'invoice', frequency: 'day' });
  const months = monthsFrom('2022-01' as Month, invoiceEntries / documentsAMonth);
  const { entries } = await fillHistory(engine, months, documentsAMonth);
  if (entries !== invoiceEntries) throw new Error(`${entries} entries instead of ${invoiceEntries}`);
  await engine.stop();
  const daemon = await program.startDaemon(made.home);
  await mustRun(program.command(made.home, 'export', 'hledger', '-o', made.journal, '--json'));
  const lines = `${folder}/invoices.lines.csv`;
  await mustRun(program.command(made.home, 'export', 'csv', '-o', lines, '--json'));
  await daemon.stop();
  await keepHeads(lines, made.csvHeads);
  return made;
}

/** As many rows as there are documents; lines of one entry follow one another under the same reference. */
async function keepHeads(from: string, to: string): Promise<void> {
  async function* heads() {
    let last = '';
    for await (const line of createInterface({ input: createReadStream(from, 'utf8') })) {
      const reference = line.slice(0, line.indexOf(','));
      if (reference !== last) yield `${line}\n`;
      last = reference;
    }
  }
  await pipeline(heads, createWriteStream(to));
}
