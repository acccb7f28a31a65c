/** Reads a starter chart (`data/charts/*.json`) and proves that its parts fit together before any book is made of it. */

import { z } from 'zod';
import type { AccountType, StarterChart } from '../../../core/chart.ts';
import { chartShape, codeSchema } from './chart-schema.ts';

const roleTypes = {
  // The PMS keeps the debtors: in period mode the book holds one total, on an account that a memorial may use.
  receivable: ['clearing', 'asset'],
  deferredRevenue: ['liability', 'clearing'],
  deposits: ['liability', 'clearing'],
  securityDeposits: ['liability', 'clearing'],
  rounding: ['cost', 'revenue'],
  tips: ['liability', 'clearing'],
  vouchers: ['liability', 'clearing'],
  touristTax: ['liability', 'clearing'],
} as const satisfies Record<keyof StarterChart['roles'], readonly AccountType[]>;

const starterChartSchema: z.ZodType<StarterChart> = z.strictObject({
  country: z.enum(['NL', 'BE', 'FR', 'DE']),
  name: z.string().min(1).max(120),
  ...chartShape,
  journalRoles: z.strictObject({ memorial: codeSchema, sales: codeSchema }),
  noVatCode: codeSchema,
  roles: z.strictObject({
    receivable: codeSchema,
    deferredRevenue: codeSchema,
    deposits: codeSchema,
    securityDeposits: codeSchema,
    rounding: codeSchema,
    tips: codeSchema,
    vouchers: codeSchema,
    touristTax: codeSchema,
  }),
  clearing: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,29}$/), codeSchema),
});

/**
 * @param name file name, for the message.
 * @throws RangeError that lists everything wrong with it, each with its place.
 */
export function parseStarterChart(json: unknown, name: string): StarterChart {
  const parsed = starterChartSchema.safeParse(json);
  const wrong = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success || wrong.length > 0)
    throw new RangeError(`${name} is no usable starter chart. Correct this: ${wrong.slice(0, 20).join('; ')}`);
  return parsed.data;
}

function contradictions(chart: StarterChart): string[] {
  const accountTypes = new Map(chart.accounts.map((account) => [account.code, account.type]));
  const mustBe = (place: string, code: string, types: readonly AccountType[]): string[] => {
    const type = accountTypes.get(code);
    if (type === undefined) return [`${place}: account ${code} does not exist`];
    return types.includes(type) ? [] : [`${place}: account ${code} is ${type}, not ${types.join(' or ')}`];
  };
  const noVat = chart.vatCodes.filter((code) => code.noVat === true);
  return [
    ...repeated('accounts', chart.accounts),
    ...repeated('journals', chart.journals),
    ...repeated('vatCodes', chart.vatCodes),
    ...repeated('costCentres', chart.costCentres),
    ...(['memorial', 'sales'] as const).flatMap((kind) => {
      const journal = chart.journals.find(({ code }) => code === chart.journalRoles[kind]);
      return journal?.kind === kind ? [] : [`journalRoles.${kind}: ${chart.journalRoles[kind]} is no ${kind} journal`];
    }),
    ...Object.entries(roleTypes).flatMap(([role, types]) =>
      mustBe(`roles.${role}`, chart.roles[role as keyof typeof roleTypes], types),
    ),
    // Never cash or bank: the package's bank feed would book the same money twice (spec §2, payments).
    ...Object.entries(chart.clearing).flatMap(([method, code]) => mustBe(`clearing.${method}`, code, ['clearing'])),
    ...chart.vatCodes.flatMap((code) =>
      code.account !== undefined
        ? mustBe(`vatCodes.${code.code}`, code.account, ['vat'])
        : code.rate === '0'
          ? []
          : [`vatCodes.${code.code}: ${code.rate} % needs the account that the VAT is booked on`],
    ),
    ...chart.vatCodes.flatMap((code) =>
      (code.category === 'S') === (code.rate !== '0')
        ? []
        : [`vatCodes.${code.code}: ${code.rate} % in category ${code.category}`],
    ),
    ...(noVat.length === 1 && noVat[0]?.code === chart.noVatCode && noVat[0].rate === '0' && noVat[0].side === 'none'
      ? []
      : [`noVatCode: exactly one code, ${chart.noVatCode}, must carry noVat, with rate 0 and side none`]),
  ];
}

function repeated(place: string, parts: readonly { readonly code: string }[]): string[] {
  const seen = new Set<string>();
  return parts.flatMap(({ code }) => {
    if (seen.has(code)) return [`${place}: ${code} occurs twice`];
    seen.add(code);
    return [];
  });
}
