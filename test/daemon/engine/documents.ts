/** Small documents in the program's own JSON format. */

export interface LineSpec {
  readonly product?: string;
  readonly net?: string;
  readonly rate?: string;
  readonly category?: string;
  readonly recognition?: { readonly from: string; readonly to: string };
}

/** An invoice with VAT computed at whole percentages; amounts are chosen so that no cent is lost. */
export function invoice(
  id: string,
  date: string,
  lines: readonly LineSpec[],
  more: Readonly<Record<string, unknown>> = {},
) {
  const stated = lines.map(({ product, net = '100.00', rate = '21', category, recognition }) => ({
    description: product ?? 'something',
    ...(product === undefined ? {} : { product }),
    quantity: '1',
    amountExclVat: net,
    vatRate: rate,
    ...(category === undefined ? {} : { vatCategory: category }),
    ...(recognition === undefined ? {} : { recognition }),
  }));
  const total = lines.reduce(
    (sum, { net = '100.00', rate = '21' }) => sum + Math.round(Number(net) * (100 + Number(rate))),
    0,
  );
  return {
    kind: 'invoice',
    id,
    number: id,
    date,
    currency: 'EUR',
    relation: { name: `Guest of ${id}` },
    lines: stated,
    totalInclVat: (total / 100).toFixed(2),
    ...more,
  };
}

export function payment(id: string, date: string, amount: string, method = 'card') {
  return { kind: 'payment', id, number: id, date, currency: 'EUR', method, amount };
}
