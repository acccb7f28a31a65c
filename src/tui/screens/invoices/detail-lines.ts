/** A document in lines: what it is, what is the matter with it, how it is booked and why, where it was booked. */

import { documentName, sentence } from '../../../cli/messages.ts';
import { mark, stateMark } from '../../../cli/render/state-mark.ts';
import { problemStatement, reasonStatement } from '../../../core/language/sentences.ts';
import type { DocumentDetailView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { inTone, type Line, lineWidth, span, spread } from '../../terminal/line.ts';
import type { Tone } from '../../terminal/theme.ts';
import { wrapped } from '../../terminal/wrapped.ts';
import { lineTable, partTable, totalLines } from './detail-tables.ts';
import type { Opened } from './opened-document.ts';
import type { Stop } from './stops.ts';

export interface DetailOptions {
  readonly opened: Opened;
  readonly width: number;
  readonly height: number;
  /** The keys are here: the cursor is shown. Else the document follows the list's. */
  readonly hasKeys: boolean;
}

/** Exactly so many lines; the stop under the cursor is among them, and its reason stands at the bottom. */
export function detailLines(desk: Desk, { opened, width, height, hasKeys }: DetailOptions): Line[] {
  const { document, stops, at } = opened;
  if (!document) return [[span(` ${desk.theme.glyphs.more}`, 'ghost')]];
  const stop = stops[at];
  const why = stop ? whyLines(desk, stop, width).slice(0, Math.max(1, Math.floor(height / 4))) : [];
  const room = height - (why.length > 0 ? why.length + 1 : 0);
  const current = hasKeys ? stop : undefined;
  const whole = body(desk, { document, stops, current, width, compact: false });
  // Where it is tight, totals stand beside each other before anything is out of sight.
  const { lines, cursor } =
    whole.lines.length > room ? body(desk, { document, stops, current, width, compact: true }) : whole;
  const shown = around(lines, cursor, room);
  return why.length === 0 ? shown : [...shown, ...blank(room - shown.length + 1), ...why];
}

interface Body {
  readonly lines: readonly Line[];
  /** Place of the line that the cursor is on. */
  readonly cursor: number;
}

interface BodyOptions {
  readonly document: DocumentDetailView;
  readonly stops: readonly Stop[];
  readonly current: Stop | undefined;
  readonly width: number;
  readonly compact: boolean;
}

function body(desk: Desk, { document, stops, current, width, compact }: BodyOptions): Body {
  const lines: Line[] = [...headLines(desk, document, width)];
  let cursor = 0;
  const stopping = (stop: Stop, content: Line) => {
    const isHere = stop === current;
    if (isHere) cursor = lines.length;
    const gutter = ` ${isHere ? desk.theme.glyphs.cursor : ' '} `;
    lines.push(isHere ? [span(gutter, 'selected'), ...inTone(content, 'selected')] : [gutter, ...content]);
  };
  const table = lineTable(desk, document, width);
  const parts = partTable(desk, document, width);
  const problems = stops.filter((stop) => stop.kind === 'problem');
  const rows = stops.filter((stop) => stop.kind === 'line');
  const booked = stops.filter((stop) => stop.kind === 'part');
  for (const stop of problems) {
    const statement = sentence(problemStatement(desk.translate(), stop.problem));
    stopping(stop, [mark('needs-you'), ' ', span(statement, 'warning')]);
  }
  if (rows.length > 0) {
    lines.push([], ['   ', ...table.titles]);
    for (const stop of rows) stopping(stop, table.row(stop.line));
    lines.push(...totalLines(desk, document, width, compact));
  }
  if (booked.length > 0) {
    lines.push([], ['   ', ...parts.titles]);
    for (const stop of booked) stopping(stop, parts.row(stop.part));
  }
  return { lines, cursor };
}

/** Number, relation and total; date, journal and file; then what its state means, in a sentence. */
function headLines(desk: Desk, document: DocumentDetailView, width: number): Line[] {
  const translate = desk.translate();
  const { t } = translate;
  const { dot } = desk.theme.glyphs;
  const name = [documentName(desk.voice.get(), document), document.relation].filter((part) => part !== null);
  const facts = [
    translate.date(document.date),
    document.journal === null ? '' : `${t('column.journal')} ${document.journal}`,
    document.dueDate === null
      ? ''
      : `${t('document.due')} ${translate.dateShort(document.dueDate, document.date.slice(0, 4))}`,
    document.origin,
    document.oneOff ? t('document.one-off') : '',
  ].filter((part) => part !== '');
  return [
    spread(
      [' ', span(name.join(` ${dot} `), 'title')],
      [span(translate.amount(document.total, document.currency), 'strong')],
      width,
    ),
    spread([' ', span(facts.join(` ${dot} `), 'dim')], [stateMark(translate, document.state)], width),
    ...standing(desk, document).flatMap(({ text, tone }) =>
      wrapped(text, width - 4, tone).map((line): Line => ['   ', ...line]),
    ),
  ];
}

/** When and where it was booked, why a person must look, why it is left out. */
function standing(desk: Desk, document: DocumentDetailView): { readonly text: string; readonly tone: Tone }[] {
  const translate = desk.translate();
  const { t } = translate;
  const { syncedAt, entry, excludedReason, nextRelease, review } = document;
  const said: { text: string; tone: Tone }[] = [];
  if (syncedAt !== null) said.push({ text: t('document.booked', { at: syncedAt, entry: entry ?? '' }), tone: 'good' });
  if (nextRelease !== undefined) said.push({ text: t('document.next-release', { date: nextRelease }), tone: 'plain' });
  if (excludedReason !== undefined)
    said.push({ text: t('document.left-out', { reason: excludedReason }), tone: 'plain' });
  for (const reason of review) said.push({ text: sentence(reasonStatement(translate, reason)), tone: 'warning' });
  return said;
}

/** Why the line under the cursor is as it is; what to do about a problem; how to open an entry. */
function whyLines(desk: Desk, stop: Stop, width: number): Line[] {
  const translate = desk.translate();
  const { t } = translate;
  const said = (text: string, tone: Tone = 'plain') =>
    wrapped(text, width - 4, tone).map((line): Line => ['   ', ...line]);
  switch (stop.kind) {
    case 'problem': {
      const statement = sentence(problemStatement(translate, stop.problem));
      const repair = `${t(`repair.${stop.problem.code}`)}.`;
      // What was cut off above is said whole.
      return [...(lineWidth([statement]) > width - 6 ? said(statement, 'warning') : []), ...said(repair, 'accent')];
    }
    case 'line': {
      const { reason, vatReason, fallback } = stop.line;
      const account = sentence(reasonStatement(translate, reason));
      const vat = vatReason === null ? '' : ` ${sentence(reasonStatement(translate, vatReason))}`;
      return said(`${fallback ? `${desk.theme.glyphs.flag} ` : ''}${account}${vat}`, fallback ? 'warning' : 'plain');
    }
    case 'part':
      return said(
        stop.part.entry === null
          ? t('document.not-booked-yet')
          : t('document.booked-part', { entry: stop.part.entry, number: stop.part.remoteNumber ?? '' }),
      );
  }
}

/** So many of the lines, the one under the cursor among them, and the beginning as long as that is possible. */
function around(lines: readonly Line[], cursor: number, room: number): Line[] {
  const top = Math.max(0, Math.min(cursor - room + 2, lines.length - room));
  return lines.slice(top, top + room);
}

function blank(count: number): Line[] {
  return Array.from({ length: Math.max(0, count) }, () => []);
}
