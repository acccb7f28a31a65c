/** One source: what came of it, what could not be read, and which links to packages may read it. */

import { mark } from '../../../cli/render/state-mark.ts';
import type { ResultOf, SourceView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import { commandName } from '../../daemon/command-name.ts';
import { type Query, query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import type { Area, Layer } from '../../layers/layer.ts';
import { type LaidOut, layOut } from '../../list/columns.ts';
import type { List } from '../../list/list.ts';
import { listActions } from '../../list/list-actions.ts';
import { gutterWidth, listLines } from '../../list/list-lines.ts';
import { useListHeight } from '../../list/use-list-height.ts';
import { useObserved } from '../../state/use-observed.ts';
import { inColumns, type Line, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { wrapped } from '../../terminal/wrapped.ts';
import { sectionTable, sourceTable } from './actions.ts';
import type { SettingsData } from './data.ts';
import { problemText } from './problem-text.ts';
import { queriedList } from './queried-list.ts';
import { sourceForm } from './source-forms.ts';

type PackageLink = ResultOf<'authorizations.list'>[number];
type Rejected = ResultOf<'sources.rejected'>;

const nameOf = ({ name }: PackageLink) => name;

export function sourceLayer(desk: Desk, data: SettingsData, id: string): Layer {
  const rejected = query(desk.link, 'sources.rejected', () => ({ id }), ['intake']);
  const rows = queriedList(data.links, nameOf, (all) => all);
  const source = () => data.sources.get().value?.find((one) => one.id === id);
  const allow = async (link: PackageLink) => {
    const one = source();
    if (!one) return;
    const { t } = desk.translate();
    const allowed = !one.access.includes(link.name);
    const commandId = commandName();
    await desk.attempt(async () => {
      await desk.link.call('sources.access', { commandId, id, authorization: link.name, allowed });
      desk.remember(commandId, `${one.name} · ${link.name}`);
      desk.toasts.done(t(allowed ? 'source.allowed' : 'source.barred', { source: one.name, link: link.name }));
      await data.sources.refresh();
    });
  };
  const actions = bindActions(sourceTable, {
    'source.edit': {
      run: () => {
        const one = source();
        if (one) desk.layers.open(sourceForm(desk, data, one));
      },
    },
    'source.toggle': {
      whyNot: () => (rows.current() ? undefined : desk.translate().t('links.none')),
      run: () => {
        const link = rows.current();
        return link ? allow(link) : undefined;
      },
    },
  });
  const close = bindActions(sectionTable, { 'section.close': { run: () => desk.layers.close(layer) } });
  const layer: Layer = {
    name: 'settings.source',
    actions: () => [...actions, ...close, ...listActions(rows)],
    busy: () => data.sources.busy() ?? rows.busy(),
    opened: () => rejected.start(),
    closed: () => {
      rows.end();
      rejected.stop();
    },
    View: (area) => <Source desk={desk} data={data} source={source} rejected={rejected} rows={rows} area={area} />,
  };
  return layer;
}

interface SourceProps {
  readonly desk: Desk;
  readonly data: SettingsData;
  readonly source: () => SourceView | undefined;
  readonly rejected: Query<Rejected>;
  readonly rows: List<PackageLink>;
  readonly area: Area;
}

function Source({ desk, data, source, rejected, rows, area }: SourceProps) {
  const state = useObserved(rows);
  const files = useObserved(rejected).value ?? [];
  useObserved(data.changes);
  const one = source();
  const { t } = desk.translate();
  const facts = one ? factLines(desk, one, area.width) : [];
  const links = Math.min(Math.max(1, state.total), 4);
  useListHeight(rows, links);
  const columns = accessColumns(desk, one, area.width - gutterWidth);
  const above: Line[] = [
    [' ', span(one?.name ?? '', 'title')],
    [],
    ...facts,
    [],
    [' ', span(t('source.access-heading'), 'strong')],
    ...listLines({
      state,
      columns,
      idOf: nameOf,
      height: links,
      theme: desk.theme,
      empty: t('links.none'),
    }),
  ];
  const left = area.height - above.length - 2;
  return (
    <Rows
      lines={[...above, ...rejectedLines(desk, files, area.width, left)]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}

function factLines(desk: Desk, one: SourceView, width: number): Line[] {
  const translate = desk.translate();
  const { t } = translate;
  const facts = translate.number(one.facts);
  const pairs: readonly (readonly [string, string])[] = [
    [t('column.kind'), translate.word(`family-${one.family}`)],
    [t('source.facts'), one.lastFactAt === null ? facts : t('source.facts-last', { facts, at: one.lastFactAt })],
    [t('source.accounting-cost'), t(`source.cost-${one.accountingCost}`)],
    [t('source.supplier'), one.supplierVatNumber ?? t('source.any-supplier')],
    [t('source.drop-folder'), one.dropFolder],
  ];
  const labels = Math.max(...pairs.map(([label]) => [...label].length)) + 2;
  return pairs.flatMap(([label, value]) =>
    wrapped(value, width - labels - 2).map(
      (line, at): Line => [' ', span(inColumns(at === 0 ? label : '', labels), 'dim'), ...line],
    ),
  );
}

function accessColumns(desk: Desk, one: SourceView | undefined, room: number): LaidOut<PackageLink> {
  const { t } = desk.translate();
  return layOut<PackageLink>(
    [
      { title: '', width: 20, cell: nameOf },
      { title: '', width: 16, spare: 1, cell: ({ provider }) => span(provider, 'dim') },
      {
        title: '',
        width: 24,
        grows: 1,
        cell: ({ name }) =>
          one?.access.includes(name) === true
            ? span(`${mark('booked').text} ${t('source.may-read')}`, 'good')
            : span(`${mark('left-out').text} ${t('source.may-not-read')}`, 'warning'),
      },
    ],
    room,
  );
}

/** Each file with the first thing that is wrong with it; how many others there are where they do not fit. */
function rejectedLines(desk: Desk, files: Rejected, width: number, room: number): Line[] {
  const { t, moment } = desk.translate();
  if (files.length === 0 || room < 3) return [];
  const blocks = files.map(({ file, at, problems }): Line[] => {
    const [first] = problems;
    const place = first?.line === undefined ? file : t('source.file-line', { file, line: first.line });
    return [
      [span(` ${mark('failed').text} `, 'bad'), span(place, 'strong'), span(`  ${moment(at)}`, 'dim')],
      ...wrapped(first ? problemText(desk, first) : '', width - 5).map((line): Line => ['   ', ...line]),
    ];
  });
  const shown: Line[] = [];
  let count = 0;
  for (const block of blocks) {
    if (shown.length + block.length > room - 1) break;
    shown.push(...block);
    count += 1;
  }
  const more = files.length - count;
  return [
    [],
    [' ', span(t('source.rejected-heading'), 'strong')],
    ...shown,
    ...(more > 0 ? [[span(`   ${t('source.more-rejected', { files: more })}`, 'dim')]] : []),
  ];
}
