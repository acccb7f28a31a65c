/** The VAT of one rate, shared out over the VAT codes of its lines. */

import { roundHalfUp, sum } from './money.ts';

/**
 * Lines of one rate usually have one code; an edit, or a mapping that changes between their VAT dates, gives them
 * several. The document's VAT then goes with the nets, to the cent, and the last code takes what is left: the amount on
 * the document is the truth and is never recomputed.
 *
 * @param nets by VAT code; at least one.
 */
export function vatShares(vat: bigint, nets: ReadonlyMap<string, bigint>): { code: string; vat: bigint }[] {
  const base = sum(nets.values());
  const sign = base < 0n ? -1n : 1n;
  const codes = [...nets];
  let left = vat;
  return codes.map(([code, net], index) => {
    const exact = base === 0n ? 0n : roundHalfUp(vat * net * sign, base * sign);
    const share = index === codes.length - 1 ? left : exact;
    left -= share;
    return { code, vat: share };
  });
}
