/** The property: what it is called, its days, and the language it is shown in. */

import { layOutPage } from '../../../cli/render/lay-out-page.ts';
import { propertyPage } from '../../../cli/views/property.ts';
import { bindActions } from '../../actions/action.ts';
import type { Desk } from '../../desk.ts';
import type { Area } from '../../layers/layer.ts';
import { useObserved } from '../../state/use-observed.ts';
import { span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { wrapped } from '../../terminal/wrapped.ts';
import { propertyTable } from './actions.ts';
import type { SettingsData } from './data.ts';
import { propertyForm } from './property-form.ts';
import type { Section } from './section.ts';

export function propertySection(desk: Desk, data: SettingsData): Section {
  followLanguage(desk, data);
  const actions = bindActions(propertyTable, {
    'property.edit': {
      whyNot: () => (data.property.get().value ? undefined : desk.translate().t('settings.not-read')),
      run: () => {
        const { value } = data.property.get();
        if (value) desk.layers.open(propertyForm(desk, data, value));
      },
    },
  });
  return {
    name: 'property',
    summary() {
      const { value } = data.property.get();
      const { word } = desk.translate();
      return value ? [`${value.name}, ${word(value.country)}, ${word(`language-${value.language}`)}`] : [];
    },
    actions: () => actions,
    busy: data.property.busy,
    View: (area) => <Property desk={desk} data={data} area={area} />,
  };
}

/** The screens speak the property's language, also when it is changed elsewhere or taken back. */
function followLanguage(desk: Desk, { property }: SettingsData): void {
  let known: string | undefined;
  property.subscribe(() => {
    const language = property.get().value?.language;
    if (language === undefined || language === known) return;
    if (known !== undefined) desk.speak(language);
    known = language;
  });
}

function Property({ desk, data, area }: { desk: Desk; data: SettingsData; area: Area }) {
  const { value } = useObserved(data.property);
  const { t } = desk.translate();
  const lines =
    value === undefined
      ? [[span(` ${desk.theme.glyphs.more}`, 'ghost')]]
      : [
          [' ', span(value.name, 'strong')],
          [],
          ...layOutPage(propertyPage(desk.voice.get(), value), area.width),
          [],
          ...wrapped(t('property.fixed'), area.width - 2, 'dim').map((line) => [' ', ...line]),
        ];
  return <Rows lines={lines} width={area.width} height={area.height} theme={desk.theme} />;
}
