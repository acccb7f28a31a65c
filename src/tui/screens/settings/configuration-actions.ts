/** What is done with one configuration, in the list and on its page. */

import type { ConfigurationView } from '../../../core/rpc.ts';
import { type Action, bindActions } from '../../actions/action.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { confirm } from '../../layers/confirm.tsx';
import { wordsOf } from '../../words.ts';
import { configurationTable } from './actions.ts';
import { configurationForm } from './configuration-form.ts';
import type { SettingsData } from './data.ts';

/** @param gone told that it was deleted. */
export function configurationActions(
  desk: Desk,
  data: SettingsData,
  current: () => ConfigurationView | undefined,
  gone: () => void = () => undefined,
): readonly Action[] {
  const t = wordsOf(desk);
  const whyNot = () => (current() ? undefined : t('configurations.none'));
  const withCurrent = (run: (one: ConfigurationView) => void | Promise<void>) => () => {
    const one = current();
    return one ? run(one) : undefined;
  };
  const setActive = async (name: string, isActive: boolean) => {
    await desk.attempt(async () => {
      await desk.link.call(isActive ? 'configurations.activate' : 'configurations.deactivate', {
        commandId: commandName(),
        name,
      });
      desk.toasts.done(t(isActive ? 'configuration.activated' : 'configuration.deactivated', { name }));
      await data.configurations.refresh();
    });
  };
  const remove = async (name: string) => {
    await desk.attempt(async () => {
      await desk.link.call('configurations.delete', { commandId: commandName(), name });
      desk.toasts.done(t('configuration.deleted', { name }));
      gone();
      await data.configurations.refresh();
    });
  };
  return bindActions(configurationTable, {
    'configuration.edit': {
      whyNot,
      run: withCurrent(async (one) => {
        await desk.attempt(async () => {
          const chart = await desk.link.call('chart', { configuration: one.name });
          desk.layers.open(configurationForm(desk, data, one, chart));
        });
      }),
    },
    'configuration.activate': {
      hidden: () => current()?.active === true,
      whyNot,
      run: withCurrent(({ name, start, administrationName, automatic, runAt }) =>
        desk.layers.open(
          confirm(desk, {
            title: t('configuration.title', { name }),
            text: t('configuration.activate-text', {
              administration: administrationName,
              start,
              time: automatic ? runAt : undefined,
            }),
            yes: t('action.configuration.activate'),
            run: () => setActive(name, true),
          }),
        ),
      ),
    },
    'configuration.deactivate': {
      hidden: () => current()?.active !== true,
      run: withCurrent(({ name }) =>
        desk.layers.open(
          confirm(desk, {
            title: t('configuration.title', { name }),
            text: t('configuration.deactivate-text', { name }),
            yes: t('action.configuration.deactivate'),
            run: () => setActive(name, false),
          }),
        ),
      ),
    },
    'configuration.delete': {
      whyNot,
      run: withCurrent(({ name }) =>
        desk.layers.open(
          confirm(desk, {
            title: t('configuration.title', { name }),
            text: t('configuration.delete-text', { name }),
            yes: t('action.configuration.delete'),
            run: () => remove(name),
          }),
        ),
      ),
    },
  });
}
