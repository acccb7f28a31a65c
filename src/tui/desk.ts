/** The operator's desk: what every screen works with. */

import type { Voice } from '../cli/session.ts';
import type { Language } from '../core/configuration.ts';
import type { Translator } from '../core/language/translate.ts';
import type { ResultOf } from '../core/rpc.ts';
import type { Link } from './daemon/link.ts';
import type { Query } from './daemon/query.ts';
import type { Toasts } from './frame/toasts.ts';
import type { Layers } from './layers/layers.ts';
import type { ScreenName, Target } from './screens/screen.ts';
import type { Observed } from './state/observable.ts';
import type { Theme } from './terminal/theme.ts';

export interface Desk {
  readonly link: Link;
  readonly layers: Layers;
  readonly toasts: Toasts;
  readonly theme: Theme;
  /** State of the daemon and the property; every screen may look at it. */
  readonly status: Query<ResultOf<'status'>>;
  /** Words of the reader's language, with the property's zone and currency once they are known. */
  readonly voice: Observed<Voice>;
  readonly translate: () => Translator;
  /** Columns and lines of the terminal. */
  readonly size: Observed<{ readonly width: number; readonly height: number }>;
  /** Language from here on, in this terminal. */
  speak(language: Language): void;
  /** Goes to a screen, opened on something there. */
  go(screen: ScreenName, target?: Target): void;
  /** Does what may fail on the daemon's side: a failure becomes a message that stays. @returns whether it was done. */
  attempt(work: () => Promise<unknown>): Promise<boolean>;
  /** Remembers a change by its command id, so that `u` can take it back. @param what in the operator's words */
  remember(command: string, what: string): void;
  /** Wall clock, ms since 1970; for ages and countdowns. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Gives the terminal back and ends the program. */
  quit(): void;
}
