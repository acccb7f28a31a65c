import test from 'ava';
import fc from 'fast-check';
import { AmountError, allocate, currency, formatAmount, parseAmount, roundHalfUp, sum } from '../../src/core/money.ts';

const eur = currency('EUR');

test('an amount is read to the cent and written back the same', (t) => {
  t.is(parseAmount('1210.00', eur), 121000n);
  t.is(parseAmount('-0.05', eur), -5n);
  t.is(parseAmount('12.5000', eur), 1250n);
  t.is(parseAmount('7', eur), 700n);
  t.is(formatAmount(-5n, eur), '-0.05');
  t.is(formatAmount(0n, eur), '0.00');
  t.is(formatAmount(1500n, currency('JPY')), '1500');
  t.is(formatAmount(1500n, currency('KWD')), '1.500');
});

test('every amount survives writing and reading', (t) => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      (minor, code) => {
        const bounded = code === 'JPY' ? minor / 1000n : minor;
        return parseAmount(formatAmount(bounded, currency(code)), currency(code)) === bounded;
      },
    ),
    { numRuns: 1000 },
  );
  t.pass();
});

test('what is no plain amount is refused with the reason', (t) => {
  const reason = (text: string) => t.throws(() => parseAmount(text, eur), { instanceOf: AmountError })?.reason;
  t.is(reason('1e309'), 'not-a-number');
  t.is(reason('1,50'), 'not-a-number');
  t.is(reason(''), 'not-a-number');
  t.is(reason('NaN'), 'not-a-number');
  t.is(reason('1.005'), 'too-precise');
  t.is(reason('12345678901234.00'), 'too-large');
});

test('shares add up to the total and are within one cent of the exact share', (t) => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -10_000_000n, max: 10_000_000n }),
      fc.array(fc.bigInt({ min: 0n, max: 100_000n }), { minLength: 1, maxLength: 12 }),
      (total, weights) => {
        const shares = allocate(total, weights);
        const weight = sum(weights);
        const near = shares.every((share, index) => {
          if (weight === 0n) return true;
          const error = share * weight - total * (weights[index] ?? 0n);
          return (error < 0n ? -error : error) < weight;
        });
        return sum(shares) === total && near;
      },
    ),
    { numRuns: 1000 },
  );
  t.deepEqual(allocate(100n, [1n, 1n, 1n]), [34n, 33n, 33n]);
  t.deepEqual(allocate(-100n, [0n, 0n]), [-50n, -50n]);
  t.throws(() => allocate(1n, []));
  t.throws(() => allocate(1n, [1n, -1n]));
});

test('halves are rounded away from zero', (t) => {
  t.is(roundHalfUp(5n, 2n), 3n);
  t.is(roundHalfUp(-5n, 2n), -3n);
  t.is(roundHalfUp(7n, 3n), 2n);
  t.is(roundHalfUp(-7n, 3n), -2n);
});
