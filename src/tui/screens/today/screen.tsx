/** How the night went, what needs the operator, and how the house stands. */

import { reportPage } from '../../../cli/views/report.ts';
import type { AttentionView, TodayView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import { type Query, query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import { importForm } from '../../import/import-form.ts';
import type { Area } from '../../layers/layer.ts';
import { pageLayer } from '../../layers/page.tsx';
import { arraySource } from '../../list/array-source.ts';
import { type List, list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { useObserved } from '../../state/use-observed.ts';
import { type Line, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { wordsOf } from '../../words.ts';
import type { Screen } from '../screen.ts';
import { todayTable } from './actions.ts';
import { dropFolders } from './drop-folders.ts';
import { layOutToday } from './layout.ts';
import { idOfNeed, needLines } from './needs.ts';
import { hasNothing, nothingYet } from './nothing-yet.ts';
import { placeOf } from './places.ts';

export function todayScreen(desk: Desk): Screen {
  const today = query(desk.link, 'today', () => ({}), 'all');
  const needs = list(arraySource(idOfNeed, () => today.get().value?.attention ?? []));
  today.subscribe(() => {
    if (today.get().value) void needs.refresh();
  });
  const t = wordsOf(desk);
  const here = () => {
    const need = needs.current();
    return need && placeOf(need);
  };
  const actions = bindActions(todayTable, {
    'today.go': {
      whyNot: () => (needs.current() ? undefined : t('today.nothing-needs-you')),
      run: () => {
        const place = here();
        if (place) desk.go(place.screen, place.target);
      },
      label: () => {
        const place = here();
        return place ? t('today.go-to', { screen: t(`screen.${place.screen}`) }) : t('action.today.go');
      },
    },
    'today.sync': { run: () => desk.go('runs', { open: 'sync' }) },
    'today.preview': { run: () => desk.go('entries', { open: 'preview' }) },
    'today.report': {
      run: () =>
        desk.layers.open(
          pageLayer(desk, {
            title: t('today.report-title'),
            page: async () => reportPage(desk.voice.get(), await desk.link.call('report', {})),
          }),
        ),
    },
    'today.import': {
      whyNot: () => (today.get().value?.sample === true ? t('report.sample') : undefined),
      run: () => desk.layers.open(importForm(desk, today.get().value?.sources ?? [])),
    },
    'today.drop': { run: () => desk.layers.open(dropFolders(desk)) },
  });
  return {
    name: 'today',
    actions: () => [...actions, ...listActions(needs)],
    bar: needs,
    busy: () => (desk.link.state.get().is === 'up' ? (today.busy() ?? needs.busy()) : undefined),
    opened: () => today.start(),
    closed: () => today.stop(),
    View: (area) => <Today desk={desk} today={today} needs={needs} area={area} />,
  };
}

interface ViewProps {
  readonly desk: Desk;
  readonly today: Query<TodayView>;
  readonly needs: List<AttentionView>;
  readonly area: Area;
}

function Today({ desk, today, needs, area }: ViewProps) {
  const { value, error } = useObserved(today);
  const state = useObserved(needs);
  const { t } = desk.translate();
  const layout = value && layOutToday(desk, value, area, state.loaded ? state.total : value.attention.length);
  useListHeight(needs, layout?.rows ?? 1);
  const lines = (): readonly Line[] => {
    if (!value || !layout) return [[' ', span(t(error === undefined ? 'today.loading' : 'today.not-known'), 'dim')]];
    if (hasNothing(value)) return nothingYet(desk, value, area.width);
    return [...layout.above, ...needLines(desk, value, needs, layout, area.width), ...layout.below];
  };
  return <Rows lines={lines()} width={area.width} height={area.height} theme={desk.theme} />;
}
