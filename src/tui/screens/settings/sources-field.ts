import type { Desk } from '../../desk.ts';
import type { PickField } from '../../form/form.tsx';
import { checklist } from './checklist.tsx';
import type { SettingsData } from './data.ts';

/** A form holds texts: the chosen ids, which have no blanks in them. */
export const sourcesIn = (text: string): string[] => text.split(' ').filter((id) => id !== '');

/** The source administrations that a configuration books. */
export function sourcesField(desk: Desk, data: Pick<SettingsData, 'sources'>, ids: readonly string[]): PickField {
  const { t } = desk.translate();
  const all = () => data.sources.get().value ?? [];
  const named = (id: string) => all().find((one) => one.id === id)?.name ?? id;
  let now = ids.join(' ');
  return {
    kind: 'pick',
    name: 'sources',
    label: t('setting.sources'),
    value: now,
    show: (text) => sourcesIn(text).map(named).join(', '),
    pick: (chosen) =>
      desk.layers.open(
        checklist(desk, {
          title: t('setting.sources'),
          items: all().map(({ id, name }) => ({ id, label: name })),
          chosen: sourcesIn(now),
          accept(picked) {
            now = picked.join(' ');
            chosen(now);
          },
        }),
      ),
    validate: (text) => (text === '' ? t('setting.source-needed') : undefined),
  };
}
