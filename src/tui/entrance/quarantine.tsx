/** The home's store is not as it was left: nothing is shown of it that may be wrong, only what helps. */

import { layOutPage } from '../../cli/render/lay-out-page.ts';
import { blank, command, prose } from '../../cli/render/page.ts';
import type { Desk } from '../desk.ts';
import type { Area, Layer } from '../layers/layer.ts';
import { type Observable, type Observed, observable } from '../state/observable.ts';
import { useObserved } from '../state/use-observed.ts';
import { Rows } from '../terminal/rows.tsx';

export interface Quarantine extends Layer {
  /** What the daemon found. */
  readonly reason: Observable<string>;
}

export function quarantine(desk: Desk): Quarantine {
  const reason = observable('');
  return {
    name: 'quarantine',
    alone: true,
    reason,
    actions: () => [],
    View: (area) => <QuarantineView area={area} desk={desk} reason={reason} />,
  };
}

function QuarantineView({ area, desk, reason }: { area: Area; desk: Desk; reason: Observed<string> }) {
  const found = useObserved(reason);
  const { program } = useObserved(desk.voice);
  const { t } = desk.translate();
  const lines = layOutPage(
    [
      blank,
      prose(t('quarantine.title'), 'bad'),
      blank,
      prose(t('quarantine.what')),
      blank,
      ...(found === '' ? [] : [prose(found, 'strong'), blank]),
      prose(t('quarantine.how')),
      blank,
      command([...program, 'doctor']),
      command([...program, 'status']),
      blank,
      prose(t('quarantine.then'), 'dim'),
    ],
    area.width - 1,
  );
  return <Rows lines={lines} width={area.width} height={area.height} theme={desk.theme} />;
}
