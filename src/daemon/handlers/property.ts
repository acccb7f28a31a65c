/** The property: its name, its days and its language (spec §2, §8). */

import { assertZone, minutesOf } from '../../core/calendar.ts';
import type { Property } from '../../core/configuration.ts';
import { cleanText } from '../../core/text.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import { refused } from '../engine/refusal.ts';
import { propertyOf } from '../engine/settings.ts';

export const propertyHandlers: HandlersOf<'property.show' | 'property.edit'> = {
  'property.show': async (_params, context) => ({ ...(await propertyOf(context.store())) }),

  'property.edit': command(
    'property.edit',
    async ({ name, language, zone, dayEndsAt }, transaction, context) => {
      const before = await propertyOf(context.store());
      const after: Property = {
        ...before,
        ...(name === undefined ? {} : { name: named(name) }),
        ...(language === undefined ? {} : { language }),
        ...(zone === undefined ? {} : { zone }),
        ...(dayEndsAt === undefined ? {} : { dayEndsAt }),
      };
      assertDays(after);
      await transaction.put('settings', 'property', { type: 'property', value: after });
      return 'property';
    },
    async (_subject, _params, context) => ({ ...(await propertyOf(context.store())) }),
  ),
};

/**
 * The business days of a property must be days.
 *
 * @throws Refusal when the zone is none that this machine knows by name, or the day ends at no time of day.
 */
export function assertDays({ zone, dayEndsAt }: Pick<Property, 'zone' | 'dayEndsAt'>): void {
  try {
    // A bare offset knows no summer: the days of half the year would end an hour too late.
    if (!/^[A-Za-z]/.test(zone)) throw new RangeError(`"${zone}" is not a time zone (such as Europe/Amsterdam)`);
    assertZone(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone);
    minutesOf(dayEndsAt);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused('usage', { code: 'not-valid', details: { message: cleanText(error.message) } });
  }
}

function named(name: string): string {
  const clean = cleanText(name, 100);
  if (clean === '') throw refused('usage', { code: 'not-valid', details: { message: 'a property has a name' } });
  return clean;
}
