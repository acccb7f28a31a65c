/** Reads files into the home, with what is going on in sight, and says what came of it. */

import { CommandFailure, exitCodes } from '../../cli/failure.ts';
import { importResultPage, importSentence } from '../../cli/views/facts-in.ts';
import type { ImportResult, NotificationOf } from '../../core/rpc.ts';
import { type ActionTable, bindActions } from '../actions/action.ts';
import { keyHints } from '../actions/key-hints.ts';
import { commandName } from '../daemon/command-name.ts';
import type { Desk } from '../desk.ts';
import type { Area, Layer } from '../layers/layer.ts';
import { Overlay, overlayRoom } from '../layers/overlay.tsx';
import { pageLayer } from '../layers/page.tsx';
import { type Observed, observable } from '../state/observable.ts';
import { useObserved } from '../state/use-observed.ts';
import { span } from '../terminal/line.ts';
import { wrapped } from '../terminal/wrapped.ts';

export const importingTable = {
  'importing.close': { keys: ['Escape'], bar: 1 },
} as const satisfies ActionTable;

export interface Import {
  readonly path: string;
  /** Whose files they are; the only source's when there is one. */
  readonly source: string | undefined;
  /** Told that the daemon did not do it: what was typed can be tried again. */
  failed(): void;
  /** Told that it was done, before what came of it is shown. */
  done?(): void;
}

type Progress = Pick<NotificationOf<'progress'>, 'done' | 'total' | 'subject'>;

export function importFiles(desk: Desk, { path, source, failed, done }: Import): void {
  const progress = observable<Progress | undefined>(undefined);
  const end = desk.link.onProgress((told) => {
    if (told.task === 'import') progress.set(told);
  });
  const box = progressBox(desk, path, progress);
  const isInSight = () => desk.layers.stack.get().includes(box);
  desk.layers.open(box);
  void desk
    .attempt(async () => {
      const call = { commandId: commandName(), paths: [path], ...(source === undefined ? {} : { source }) };
      const result = await desk.link.call('import.paths', call);
      throwNotThere(path, result);
      const wasInSight = isInSight();
      desk.layers.close(box);
      if (wasInSight) done?.();
      tell(desk, result, wasInSight);
    })
    .then((isDone) => {
      end();
      if (isDone) return;
      const wasInSight = isInSight();
      desk.layers.close(box);
      if (wasInSight) failed();
    });
}

/** A path that leads nowhere is a slip of the pen: it is said, and can be typed anew. */
function throwNotThere(path: string, { rejected: [first, ...others] }: ImportResult): void {
  if (first?.code !== 'not-readable' || first.path !== path || others.length > 0) return;
  throw new CommandFailure('not-readable', exitCodes.failed, 'import.not-there', { path, why: first.message });
}

/** What went in is said in passing; what did not is shown, at once to who waited for it. */
function tell(desk: Desk, result: ImportResult, isAwaited: boolean): void {
  const { t } = desk.translate();
  const said = importSentence(desk.voice.get(), result);
  const show = () =>
    desk.layers.open(
      pageLayer(desk, {
        title: t('import.result-title'),
        page: async () => importResultPage(desk.voice.get(), result),
      }),
    );
  if (result.rejected.length + result.warnings.length === 0)
    desk.toasts.done(said, { label: t('import.preview'), run: () => desk.go('entries', { open: 'preview' }) });
  else if (isAwaited) show();
  else if (result.rejected.length > 0) desk.toasts.fail(said, { label: t('import.see'), run: show });
  else desk.toasts.done(said, { label: t('import.see'), run: show });
}

function progressBox(desk: Desk, path: string, progress: Observed<Progress | undefined>): Layer {
  const actions = bindActions(importingTable, { 'importing.close': { run: () => desk.layers.close(layer) } });
  const layer: Layer = {
    name: 'importing',
    overlay: true,
    actions: () => actions,
    View: (area) => <ProgressView area={area} desk={desk} path={path} progress={progress} actions={actions} />,
  };
  return layer;
}

interface ViewProps {
  readonly area: Area;
  readonly desk: Desk;
  readonly path: string;
  readonly progress: Observed<Progress | undefined>;
  readonly actions: ReturnType<typeof bindActions>;
}

function ProgressView({ area, desk, path, progress, actions }: ViewProps) {
  const now = useObserved(progress);
  const { t } = desk.translate();
  const room = overlayRoom(area);
  return (
    <Overlay
      area={area}
      theme={desk.theme}
      title={t('import.title')}
      lines={[
        ...wrapped(path, room),
        [],
        [
          span(
            now === undefined ? t('import.begins') : t('import.progress', { done: now.done, total: now.total ?? '' }),
            'accent',
          ),
        ],
        [span(now?.subject ?? '', 'dim')],
        [],
      ]}
      foot={keyHints(actions, desk, room)}
    />
  );
}
