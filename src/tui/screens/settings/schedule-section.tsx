/** When each configuration runs by itself. */

import type { ConfigurationView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { form } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import { listActions } from '../../list/list-actions.ts';
import { type Cell, span } from '../../terminal/line.ts';
import { wrapped } from '../../terminal/wrapped.ts';
import { scheduleTable } from './actions.ts';
import { runAtField } from './configuration-form.ts';
import type { SettingsData } from './data.ts';
import { listPart } from './list-view.tsx';
import { queriedList } from './queried-list.ts';
import { refusedField } from './refused-field.ts';
import type { Section } from './section.ts';
import { typedTime } from './time-field.ts';

const idOf = ({ name }: ConfigurationView) => name;

export function scheduleSection(desk: Desk, data: SettingsData): Section {
  const rows = queriedList(data.configurations, idOf, (all) => all);
  const whyNot = () => (rows.current() ? undefined : desk.translate().t('configurations.none'));
  const actions = bindActions(scheduleTable, {
    'schedule.toggle': {
      whyNot,
      run: () => {
        const one = rows.current();
        return one ? toggle(desk, data, one) : undefined;
      },
    },
    'schedule.time': {
      whyNot,
      run: () => {
        const one = rows.current();
        if (one) desk.layers.open(timeForm(desk, data, one));
      },
    },
  });
  return {
    name: 'schedule',
    summary() {
      const next = desk.status.get().value?.nextRun;
      if (next === undefined) return [];
      const { t } = desk.translate();
      return [next === null ? t('schedule.nothing') : t('schedule.next', { at: next.at, name: next.configuration })];
    },
    actions: () => [...actions, ...listActions(rows)],
    ...listPart({ desk, changes: data.changes, rows, idOf }, () => {
      const { t, word } = desk.translate();
      return {
        heading: [t('schedule.lead')],
        columns: [
          { title: t('column.configuration'), width: 12, grows: 1, cell: idOf },
          { title: t('setting.automatic'), width: 26, cell: (one) => automaticCell(desk, one) },
          { title: t('schedule.next-run'), width: 20, cell: (one) => nextRunCell(desk, data, one) },
        ],
        empty: t('configurations.none'),
        about: ({ mode, frequency, delayDays, nextDue }, width) =>
          wrapped(
            t('schedule.about', {
              entries: mode === 'period' ? word(`per-${frequency}`) : word('per-invoice'),
              delay: t('setting.days', { days: delayDays }),
              due: nextDue ?? undefined,
            }),
            width,
            'dim',
          ),
      };
    }),
  };
}

function automaticCell(desk: Desk, { automatic, runAt }: ConfigurationView): Cell {
  const { t } = desk.translate();
  return automatic ? span(`● ${t('setting.at', { time: runAt })}`, 'good') : span(`– ${t('setting.by-hand')}`, 'dim');
}

function nextRunCell(desk: Desk, data: SettingsData, { name, active }: ConfigurationView): Cell {
  const { t, word, moment } = desk.translate();
  if (!active) return span(word('inactive'), 'warning');
  const next = data.today.get().value?.configurations.find((one) => one.name === name)?.nextRun;
  return next ? moment(next) : span(t('schedule.not-by-itself'), 'dim');
}

async function toggle(desk: Desk, data: SettingsData, { name, automatic, runAt }: ConfigurationView): Promise<void> {
  const { t } = desk.translate();
  await desk.attempt(async () => {
    await desk.link.call('configurations.edit', { commandId: commandName(), name, automatic: !automatic });
    desk.toasts.done(t(automatic ? 'schedule.off' : 'schedule.on', { name, time: runAt }));
    await Promise.all([data.configurations.refresh(), data.today.refresh()]);
  });
}

function timeForm(desk: Desk, data: SettingsData, { name, runAt }: ConfigurationView): Layer {
  const { t } = desk.translate();
  return form(desk, {
    title: t('configuration.title', { name }),
    fields: [runAtField(desk, runAt)],
    refusedAt: refusedField,
    async save({ runAt: typed = '' }) {
      const time = typedTime(typed) ?? typed;
      if (time === runAt) return;
      await desk.link.call('configurations.edit', { commandId: commandName(), name, runAt: time });
      desk.toasts.done(t('configuration.saved', { name }));
      await Promise.all([data.configurations.refresh(), data.today.refresh()]);
    },
  });
}
