import type { MappingView } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';

/** What a mapping is of, in words: `21 % S` instead of `21/S`. */
export function mappingSubject(desk: Desk, { kind, subject }: Pick<MappingView, 'kind' | 'subject'>): string {
  const [rate = '', category = ''] = subject.split('/');
  if ((kind !== 'vat' && kind !== 'rate') || category === '') return subject;
  return `${desk.translate().amount(rate)} % ${category}`;
}
