/** The keys of docs/tui.md, from the tables that the program itself reads its keys from. */

import { translator } from '../../src/core/language/translate.ts';
import type { ActionId } from '../../src/tui/actions/action.ts';
import { tablesOf } from '../../src/tui/actions/all-tables.ts';
import { keyLabel } from '../../src/tui/keys/key-label.ts';
import { screenDefinitions } from '../../src/tui/screens/index.ts';
import { theme } from '../../src/tui/terminal/theme.ts';
import { everydayJobs, keyCount } from './everyday-jobs.ts';

export const keysPagePath = 'docs/tui.md';

/** The page with its tables of keys and jobs as they are now. @throws when the page has no place for them */
export function withKeys(page: string): string {
  return filled(filled(page, 'jobs', jobTable()), 'keys', keyTables());
}

function filled(page: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${keysPagePath} has no ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${content}\n${page.slice(to)}`;
}

function jobTable(): string {
  const rows = everydayJobs.map((job) => {
    const pressed = job.steps.flatMap(({ keys = [], typed }) => [
      ...keys.map((key) => `\`${key}\``),
      ...(typed === undefined ? [] : [`*${typed}*`]),
    ]);
    return `| ${job.name} | ${keyCount(job)} | ${pressed.join(' ')} |`;
  });
  return `| job | keys beside what is typed | from Today |\n|---|---:|---|\n${rows.join('\n')}\n`;
}

function keyTables(): string {
  const translate = translator('en');
  const { glyphs } = theme({ colour: false, ascii: false, flat: false });
  let place = '';
  return tablesOf(screenDefinitions)
    .map((placed) => {
      const heading = placed.place === place ? '' : `### ${placed.place[0]?.toUpperCase()}${placed.place.slice(1)}\n\n`;
      place = placed.place;
      const rows = Object.entries(placed.table).map(([id, { keys }]) => {
        const labels = keys.map((key) => `\`${keyLabel(key, glyphs, translate).replaceAll('|', '\\|')}\``);
        const name = translate.t(`action.${id as ActionId}`);
        return `| ${labels.join(' ')} | ${name} | ${translate.t(`action.${id as ActionId}.help`)} |`;
      });
      return `${heading}| key | | what it does |\n|---|---|---|\n${rows.join('\n')}\n`;
    })
    .join('\n');
}
