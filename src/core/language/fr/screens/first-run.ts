import type { firstRunScreen as english } from '../../en/screens/first-run.ts';
import type { Part } from '../../part.ts';

export const firstRunScreen: Part<typeof english> = {};
