/** The whole screen: title, tabs, the layers, messages, the bottom bar. It routes and draws; it decides nothing. */

import { Box } from 'ink';
import type { Action } from '../actions/action.ts';
import type { Desk } from '../desk.ts';
import { failureText } from '../failure-text.ts';
import type { Area, Layer } from '../layers/layer.ts';
import type { Screen } from '../screens/screen.ts';
import type { Observed } from '../state/observable.ts';
import { useObserved } from '../state/use-observed.ts';
import { emptyLine } from '../terminal/line.ts';
import { Rows } from '../terminal/rows.tsx';
import { wrapped } from '../terminal/wrapped.ts';
import { rule, tabs, titleBar } from './bars.ts';
import { BottomBar } from './bottom-bar.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { toastLines } from './toast-lines.ts';

/** Below this the columns of an entry cannot be read. */
const floor = { width: 60, height: 15 } as const;
/** Title, tabs, rule above; rule, keys below. */
const frameLines = 5;

export interface FrameProps {
  readonly desk: Desk;
  readonly screens: readonly Screen[];
  readonly current: Observed<Screen>;
  readonly everywhere: () => readonly Action[];
  /** Goes up when something that is not observed changed: a tick of the clock, a state of a screen. */
  readonly beat: Observed<number>;
}

export function Frame({ desk, screens, current, everywhere, beat }: FrameProps) {
  const { width, height } = useObserved(desk.size);
  const stack = useObserved(desk.layers.stack);
  const state = useObserved(desk.link.state);
  const status = useObserved(desk.status).value;
  const messages = useObserved(desk.toasts.shown);
  const screen = useObserved(current);
  useObserved(desk.voice);
  useObserved(beat);
  const { theme } = desk;
  if (width < floor.width || height < floor.height) return <TooSmall desk={desk} width={width} height={height} />;

  const area: Area = { width, height: height - frameLines };
  const counts = Object.fromEntries(
    screens.flatMap((one) => {
      const count = one.count?.();
      return count === undefined ? [] : [[one.name, count]];
    }),
  );
  const top = stack.at(-1);
  const isAlone = stack[0]?.alone === true;
  const said = toastLines(desk, messages, width).slice(-Math.floor(area.height / 2));
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Rows
        lines={[
          titleBar(desk, state, status, width),
          isAlone ? emptyLine : tabs(desk, screen.name, counts, width),
          rule(desk, width),
        ]}
        width={width}
        theme={theme}
      />
      <Box width={width} height={area.height} overflow="hidden">
        {shownLayers(stack).map((layer) => (
          <FaultBoundary key={`${stack.indexOf(layer)} ${layer.name}`} shown={(fault) => faultLines(desk, fault, area)}>
            <Drawn layer={layer} area={area} />
          </FaultBoundary>
        ))}
        {said.length > 0 ? (
          <Box position="absolute" marginTop={area.height - said.length}>
            <Rows lines={said} width={width} theme={theme} />
          </Box>
        ) : null}
      </Box>
      <BottomBar desk={desk} top={top} everywhere={everywhere()} isAlone={isAlone} width={width} />
    </Box>
  );
}

/** Within the boundary: what a layer's own drawing throws is caught there. */
function Drawn({ layer, area }: { layer: Layer; area: Area }) {
  return layer.View(area);
}

function faultLines(desk: Desk, fault: unknown, { width, height }: Area) {
  const lines = wrapped(failureText(fault, desk.translate()), width - 2, 'bad');
  return <Rows lines={[emptyLine, ...lines]} width={width} height={height} theme={desk.theme} />;
}

/** The lowest one that fills the area, and the overlays on it. */
function shownLayers(stack: readonly Layer[]): readonly Layer[] {
  const base = stack.findLastIndex(({ overlay }) => overlay !== true);
  return stack.slice(Math.max(0, base));
}

function TooSmall({ desk, width, height }: { desk: Desk; width: number; height: number }) {
  const lines = wrapped(desk.translate().t('frame.too-small', { ...floor, is: `${width}×${height}` }), width - 1);
  return <Rows lines={[emptyLine, ...lines]} width={width} height={height} theme={desk.theme} />;
}
