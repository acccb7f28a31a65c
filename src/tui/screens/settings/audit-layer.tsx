/** Who changed what, the latest first. */

import { isKey } from '../../../core/language/translate.ts';
import type { ResultOf } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import type { Desk } from '../../desk.ts';
import type { Area, Layer } from '../../layers/layer.ts';
import { layOut } from '../../list/columns.ts';
import { type List, list } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { offsetSource } from '../../list/offset-source.ts';
import { tellErrors } from '../../list/tell-errors.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { useObserved } from '../../state/use-observed.ts';
import { span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { sectionTable } from './actions.ts';

type Change = ResultOf<'audit'>[number];

const pageRows = 100;

export function auditLayer(desk: Desk): Layer {
  let place = 0;
  /** One record may change several things: their place in the list tells them apart. */
  const named = new WeakMap<Change, string>();
  const idOf = (change: Change) => named.get(change) ?? '';
  const rows = list(
    offsetSource(
      idOf,
      async (offset, limit) => {
        const page = await desk.link.call('audit', { offset, limit });
        for (const change of page) named.set(change, String(place++));
        // How many there are is not known until the last one has come.
        return { rows: page, total: offset + page.length + (page.length === limit ? 1 : 0) };
      },
      pageRows,
    ),
  );
  const end = tellErrors(rows as List<unknown>, desk.link);
  const close = bindActions(sectionTable, { 'section.close': { run: () => desk.layers.close(layer) } });
  const layer: Layer = {
    name: 'settings.audit',
    actions: () => [...close, ...listActions(rows)],
    busy: rows.busy,
    opened: () => void rows.reset(),
    closed: end,
    View: (area) => <Audit desk={desk} rows={rows} idOf={idOf} area={area} />,
  };
  return layer;
}

interface AuditProps {
  readonly desk: Desk;
  readonly rows: List<Change>;
  readonly idOf: (change: Change) => string;
  readonly area: Area;
}

function Audit({ desk, rows, idOf, area }: AuditProps) {
  const state = useObserved(rows);
  const translate = desk.translate();
  const { t } = translate;
  const height = Math.max(1, area.height - 3);
  useListHeight(rows, height);
  const columns = layOut<Change>(
    [
      { title: t('column.at'), width: 12, cell: ({ at }) => translate.moment(at) },
      { title: t('column.who'), width: 14, grows: 1, spare: 1, cell: ({ who }) => span(who, 'dim') },
      { title: t('column.what'), width: 40, grows: 3, cell: (change) => changeText(desk, change) },
    ],
    area.width - gutterWidth,
  );
  return (
    <Rows
      lines={[
        [' ', span(t('audit.lead'), 'strong')],
        [],
        [' '.repeat(gutterWidth), ...columns.titles],
        ...listLines({ state, columns, idOf, height, theme: desk.theme, empty: t('audit.none') }),
      ]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}

/** "changed: configuration 90": the daemon's `change settings` of `configuration:90` in words. */
function changeText(desk: Desk, { what, subject, before, after }: Change): string {
  const { t } = desk.translate();
  const [verb = '', file = ''] = what.split(' ');
  const [type = '', name = ''] = file === 'settings' ? split(subject) : [file, subject];
  const kind = `audit.kind.${type}`;
  const deed = `audit.${verb}`;
  // A run's name begins with the word already.
  const about = `${isKey(kind) ? t(kind) : type} ${name.replace(/^run-/, '')}`.trim();
  const text = isKey(deed) ? t(deed, { what: about }) : `${what} ${subject}`;
  return before === undefined ? text : `${text}, ${before} → ${after ?? ''}`;
}

/** `configuration:90` */
function split(subject: string): readonly [type: string, name: string] {
  const at = subject.indexOf(':');
  return at < 0 ? [subject, ''] : [subject.slice(0, at), subject.slice(at + 1)];
}
