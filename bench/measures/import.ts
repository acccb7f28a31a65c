/** UBL files into the store: read, checked, and on the disk, through the same call as `nightaudit import FOLDER`. */

import { mkdirSync, writeFileSync } from 'node:fs';
import type { Month } from '../../src/core/calendar.ts';
import { realKernel } from '../../src/daemon/kernel/real-kernel.ts';
import { call } from '../../test/daemon/engine/home.ts';
import { documentsOf } from '../generator/documents.ts';
import { makeHome } from '../generator/home.ts';
import { ublFile } from '../generator/ubl.ts';
import { timed } from '../machine/statistics.ts';
import type { Measure } from './bench.ts';

const files = 3_000;

export const measureImport: Measure = async ({ folder }) => {
  const inbox = `${folder}/inbox`;
  mkdirSync(inbox);
  for (const document of documentsOf('2026-05' as Month, files))
    writeFileSync(`${inbox}/${document.number}.xml`, ublFile(document));
  const engine = await makeHome(realKernel(), `${folder}/import`, {
    start: '2026-05-01',
    mode: 'period',
    frequency: 'day',
  });
  // No warming up: a person imports a folder once.
  const { ms, result } = await timed(() => call(engine, 'import.paths', { paths: [inbox] }));
  if (result.imported !== files || result.warnings.length > 0)
    throw new Error(`not all files came in: ${JSON.stringify(result).slice(0, 500)}`);
  await engine.stop();
  return { 'import-files': { value: files / (ms / 1000), note: `${files} files once, in a fresh process` } };
};
