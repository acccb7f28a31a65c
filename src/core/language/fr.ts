/** The French sentences. `Catalogue` makes a missing one a compile error. */

import { commands } from './fr/commands.ts';
import { errors } from './fr/errors.ts';
import { nextSteps } from './fr/next-steps.ts';
import { problems } from './fr/problems.ts';
import { readProblems } from './fr/read-problems.ts';
import { reasons } from './fr/reasons.ts';
import { refusals } from './fr/refusals.ts';
import { remote } from './fr/remote.ts';
import { report } from './fr/report.ts';
import { csvMappingScreen } from './fr/screens/csv-mapping.ts';
import { entriesScreen } from './fr/screens/entries.ts';
import { firstRunScreen } from './fr/screens/first-run.ts';
import { frameScreen } from './fr/screens/frame.ts';
import { invoicesScreen } from './fr/screens/invoices.ts';
import { repairsScreen } from './fr/screens/repairs.ts';
import { runsScreen } from './fr/screens/runs.ts';
import { settingsScreen } from './fr/screens/settings.ts';
import { todayScreen } from './fr/screens/today.ts';
import { settings } from './fr/settings.ts';
import { tables } from './fr/tables.ts';
import { words } from './fr/words.ts';
import type { Catalogue } from './translate.ts';

export const fr: Catalogue = {
  ...problems,
  ...reasons,
  ...refusals,
  ...readProblems,
  ...words,
  ...tables,
  ...nextSteps,
  ...commands,
  ...report,
  ...settings,
  ...errors,
  ...remote,
  ...frameScreen,
  ...todayScreen,
  ...invoicesScreen,
  ...repairsScreen,
  ...entriesScreen,
  ...runsScreen,
  ...settingsScreen,
  ...csvMappingScreen,
  ...firstRunScreen,
};
