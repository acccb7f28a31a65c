// Loaded before the program, and by NODE_OPTIONS before its daemon: a machine whose clock stands still at PICTURE_INSTANT
// and whose chance is the same each time, so that a picture drawn tomorrow shows what today's shows. Waiting is by the
// monotonic clock, which goes on.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const instant = Number(process.env.PICTURE_INSTANT);

globalThis.Date = new Proxy(Date, {
  apply: (Real) => new Real(instant).toString(),
  construct: (Real, words, target) => Reflect.construct(Real, words.length === 0 ? [instant] : words, target),
  get: (Real, name) => (name === 'now' ? () => instant : Reflect.get(Real, name)),
});

// Each process draws from numbers of its own: two that drew the same would send commands under the same id.
const words = process.argv.slice(2).filter((word) => !word.includes('/'));
let drawn = 0;
const draw = () =>
  crypto
    .createHash('sha256')
    .update(`${instant} ${words.join(' ')} ${drawn++}`)
    .digest();

crypto.randomBytes = (count) => {
  const blocks = Array.from({ length: Math.ceil(count / 32) }, draw);
  return Buffer.concat(blocks).subarray(0, count);
};
crypto.randomUUID = () => {
  const digits = draw().toString('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
};
syncBuiltinESMExports();
