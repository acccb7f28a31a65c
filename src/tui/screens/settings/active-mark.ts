import { mark } from '../../../cli/render/state-mark.ts';
import type { Desk } from '../../desk.ts';
import { type Span, span } from '../../terminal/line.ts';

/** `● active`: it works, or it does nothing until somebody makes it. */
export function activeMark(desk: Desk, isActive: boolean): Span {
  const { text, tone } = mark(isActive ? 'booked' : 'left-out');
  return span(`${text} ${desk.translate().word(isActive ? 'active' : 'inactive')}`, isActive ? tone : 'warning');
}
