import type { Desk } from '../desk.ts';
import { keyLabel } from '../keys/key-label.ts';
import { cutLine, type Line, lineWidth, span, spread } from '../terminal/line.ts';
import type { Tone } from '../terminal/theme.ts';
import { wrapped } from '../terminal/wrapped.ts';
import { frameTable } from './frame-actions.ts';
import type { Toast } from './toasts.ts';

const tones: Readonly<Record<Toast['tone'], { readonly mark: string; readonly tone: Tone }>> = {
  good: { mark: '●', tone: 'good' },
  plain: { mark: '·', tone: 'accent' },
  bad: { mark: '✕', tone: 'bad' },
};

/** Columns of the mark, and a blank before the hint. */
const margin = 4;

/** Messages as lines of the screen, the latest last, with the key that dismisses or follows the latest. */
export function toastLines(desk: Desk, all: readonly Toast[], width: number): Line[] {
  const { t } = desk.translate();
  const label = (keys: readonly string[]) => keyLabel(keys[0] ?? '', desk.theme.glyphs, desk.translate());
  return all.flatMap((toast, at): Line[] => {
    const { mark, tone } = tones[toast.tone];
    const isLast = at === all.length - 1;
    const hint: Line = !isLast
      ? []
      : [
          ...(toast.follow
            ? [span(` ${label(frameTable['frame.follow'].keys)}`, 'key'), ` ${toast.follow.label} `]
            : []),
          ...(toast.tone === 'bad'
            ? [span(` ${label(frameTable['frame.dismiss'].keys)}`, 'key'), ` ${t('frame.dismiss-hint')} `]
            : []),
        ];
    const lines = wrapped(toast.text, width - margin - lineWidth(hint), tone);
    return lines.map((line, place) =>
      place === lines.length - 1
        ? spread([span(place === 0 ? ` ${mark} ` : '   ', tone), ...line], hint, width)
        : cutLine([span(place === 0 ? ` ${mark} ` : '   ', tone), ...line], width),
    );
  });
}
