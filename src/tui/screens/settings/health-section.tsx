/** How the program itself is: what it is, whether its checks pass, and what was changed lately. */

import { mark } from '../../../cli/render/state-mark.ts';
import type { ResultOf, StatusView } from '../../../core/rpc.ts';
import { bindActions } from '../../actions/action.ts';
import { type Query, query } from '../../daemon/query.ts';
import type { Desk } from '../../desk.ts';
import type { Area } from '../../layers/layer.ts';
import { useObserved } from '../../state/use-observed.ts';
import { inColumns, type Line, span } from '../../terminal/line.ts';
import { Rows } from '../../terminal/rows.tsx';
import { wrapped } from '../../terminal/wrapped.ts';
import { healthTable } from './actions.ts';
import { auditLayer } from './audit-layer.tsx';
import type { SettingsData } from './data.ts';
import type { Section } from './section.ts';

type Checks = Query<ResultOf<'doctor'>>;

export function healthSection(desk: Desk, _data: SettingsData): Section {
  // The checks read the whole log and ask the packages: they are made when somebody looks, not at every change.
  const checks = query(desk.link, 'doctor', () => ({}), []);
  const actions = bindActions(healthTable, {
    'health.audit': { run: () => desk.layers.open(auditLayer(desk)) },
    'health.again': {
      whyNot: () => (checks.get().loading ? desk.translate().t('health.checking') : undefined),
      run: () => void checks.refresh(),
    },
  });
  return {
    name: 'health',
    summary() {
      const version = desk.status.get().value?.version;
      return version === undefined ? [] : [desk.translate().t('health.summary', { version })];
    },
    actions: () => actions,
    opened: checks.start,
    closed: checks.stop,
    View: (area, isResting) => <Health desk={desk} checks={checks} area={area} isResting={isResting} />,
  };
}

interface HealthProps {
  readonly desk: Desk;
  readonly checks: Checks;
  readonly area: Area;
  readonly isResting: boolean;
}

function Health({ desk, checks, area, isResting }: HealthProps) {
  const { value, loading } = useObserved(checks);
  const status = useObserved(desk.status).value;
  const { t } = desk.translate();
  const failing = (value ?? []).filter(({ ok }) => !ok).length;
  const heading =
    value === undefined
      ? t(isResting ? 'health.enter' : 'health.checking')
      : failing === 0
        ? t('doctor.well', { checks: value.length })
        : t('doctor.failing', { failing });
  return (
    <Rows
      lines={[
        [
          ' ',
          span(heading, failing === 0 ? 'strong' : 'bad'),
          ...(loading && value ? [span(`  ${t('health.checking')}`, 'dim')] : []),
        ],
        [],
        ...(value ?? []).flatMap((check) => checkLines(desk, check, area.width)),
        ...(value ? [[]] : []),
        ...(status ? aboutLines(desk, status, area.width) : []),
      ]}
      width={area.width}
      height={area.height}
      theme={desk.theme}
    />
  );
}

/** A check that passes is one line; one that fails is told whole. */
function checkLines(desk: Desk, { check, ok, message }: ResultOf<'doctor'>[number], width: number): Line[] {
  const { text, tone } = mark(ok ? 'booked' : 'failed');
  const title = checkTitle(desk, check);
  if (ok)
    return [
      [' ', span(text, tone), ` ${inColumns(title, titleWidth)} `, span(desk.translate().t('health.in-order'), 'dim')],
    ];
  return [
    [' ', span(text, tone), ' ', span(title, 'strong')],
    ...wrapped(message, width - 4).map((line): Line => ['   ', ...line]),
  ];
}

const titleWidth = 32;
const known = ['log', 'store', 'home', 'drop folder', 'authorization', 'configuration'] as const;

/** `authorization book` in words; a check that this program does not know is called what it is. */
function checkTitle(desk: Desk, check: string): string {
  const name = known.find((one) => check === one || check.startsWith(`${one} `));
  if (name === undefined) return check;
  const about = check.slice(name.length + 1);
  return desk.translate().t(`health.${name === 'drop folder' ? 'drop-folder' : name}`, { name: about });
}

function aboutLines(desk: Desk, status: StatusView, width: number): Line[] {
  const { t, instant, number } = desk.translate();
  const pairs: readonly (readonly [string, string])[] = [
    [t('health.version'), status.version],
    [t('health.folder'), status.home],
    [t('health.since'), instant(status.startedAt)],
    [t('health.memory'), t('health.megabytes', { megabytes: number(Math.round(status.memoryBytes / 1_000_000)) })],
    [t('health.records'), number(status.storeSeq)],
  ];
  const labels = Math.max(...pairs.map(([label]) => [...label].length)) + 2;
  return pairs.flatMap(([label, value]) =>
    wrapped(value, width - labels - 2).map(
      (line, at): Line => [' ', span(inColumns(at === 0 ? label : '', labels), 'dim'), ...line],
    ),
  );
}
