/** The lines around a screen: whose books, which screen, how the daemon is, and the next keys. */

import type { ResultOf } from '../../core/rpc.ts';
import type { LinkState } from '../daemon/link.ts';
import type { Desk } from '../desk.ts';
import { type ScreenName, screenNames } from '../screens/screen.ts';
import { type Line, lineWidth, span, spread } from '../terminal/line.ts';

type Status = ResultOf<'status'> | undefined;

/** ` nightaudit · Park De Waterlelie            next run Mon 06:00   daemon ●` */
export function titleBar(desk: Desk, state: LinkState, status: Status, width: number): Line {
  const { t } = desk.translate();
  const left: Line = [
    span(' nightaudit', 'accent'),
    ...(status === undefined || status.property === ''
      ? []
      : [` ${desk.theme.glyphs.dot} `, span(status.property, 'strong')]),
    ...(status?.sample === true ? [span(`  ${t('frame.sample')}`, 'warning')] : []),
  ];
  return spread(left, [...nextRun(desk, status, width), ...daemonState(desk, state, status), ' '], width);
}

function nextRun(desk: Desk, status: Status, width: number): Line {
  if (!status?.nextRun || width < 70) return [];
  const { t, moment } = desk.translate();
  return [span(`${t('frame.next-run', { at: moment(status.nextRun.at) })}   `, 'dim')];
}

function daemonState(desk: Desk, state: LinkState, status: Status): Line {
  const { t } = desk.translate();
  if (state.is === 'connecting') return [span(`${t('frame.connecting')} ◐`, 'dim')];
  if (state.is === 'lost') return [span(`${t('frame.lost')} ✕`, 'bad')];
  if (state.hello.state === 'quarantine') return [span(`${t('frame.quarantine')} ✕`, 'bad')];
  if (status?.held) return [span(`${t('frame.held')} !`, 'warning')];
  return [span(`${t('frame.daemon')} `, 'dim'), span('●', 'good')];
}

/** ` 1 Today  2 Invoices  3 Repairs 3 …`, the present one in weight; names give way to their digits where it is narrow. */
export function tabs(
  desk: Desk,
  current: ScreenName,
  counts: Readonly<Partial<Record<ScreenName, number>>>,
  width: number,
): Line {
  const { t } = desk.translate();
  const full = (short: boolean): Line =>
    screenNames.flatMap((name, at): Line => {
      const isHere = name === current;
      const count = counts[name];
      return [
        span(` ${at + 1}`, isHere ? 'selected' : 'dim'),
        ...(short && !isHere ? [] : [span(` ${t(`screen.${name}`)}`, isHere ? 'selected' : 'plain')]),
        ...(count === undefined || count === 0 ? [] : [span(` ${desk.translate().number(count)}`, 'warning')]),
        ' ',
      ];
    });
  const line = full(false);
  return lineWidth(line) <= width ? line : full(true);
}

export function rule(desk: Desk, width: number): Line {
  return desk.theme.flat ? [] : [span(desk.theme.glyphs.horizontal.repeat(width), 'dim')];
}
