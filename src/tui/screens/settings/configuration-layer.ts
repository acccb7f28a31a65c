import { configurationPage } from '../../../cli/views/settings.ts';
import type { Desk } from '../../desk.ts';
import type { Layer } from '../../layers/layer.ts';
import { pageLayer } from '../../layers/page.tsx';
import { derived } from '../../state/observable.ts';
import { configurationActions } from './configuration-actions.ts';
import type { SettingsData } from './data.ts';

/** Everything of one configuration, as it is printed for the accountant. */
export function configurationLayer(desk: Desk, data: SettingsData, name: string): Layer {
  const current = () => data.configurations.get().value?.find((one) => one.name === name);
  const actions = configurationActions(desk, data, current, () => desk.layers.close(layer));
  const layer = pageLayer(desk, {
    title: desk.translate().t('section.configurations'),
    actions: () => actions,
    follows: derived([data.configurations], current),
    async page() {
      const [one, mappings] = [current(), await desk.link.call('map.list', {})];
      const own = mappings.filter(({ configuration }) => configuration === undefined || configuration === name);
      return one ? configurationPage(desk.voice.get(), one, own) : [];
    },
  });
  return layer;
}
