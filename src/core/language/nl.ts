/** The Dutch sentences. `Catalogue` makes a missing one a compile error. */

import { commands } from './nl/commands.ts';
import { errors } from './nl/errors.ts';
import { nextSteps } from './nl/next-steps.ts';
import { problems } from './nl/problems.ts';
import { readProblems } from './nl/read-problems.ts';
import { reasons } from './nl/reasons.ts';
import { refusals } from './nl/refusals.ts';
import { remote } from './nl/remote.ts';
import { report } from './nl/report.ts';
import { csvMappingScreen } from './nl/screens/csv-mapping.ts';
import { entriesScreen } from './nl/screens/entries.ts';
import { firstRunScreen } from './nl/screens/first-run.ts';
import { frameScreen } from './nl/screens/frame.ts';
import { invoicesScreen } from './nl/screens/invoices.ts';
import { repairsScreen } from './nl/screens/repairs.ts';
import { runsScreen } from './nl/screens/runs.ts';
import { settingsScreen } from './nl/screens/settings.ts';
import { todayScreen } from './nl/screens/today.ts';
import { settings } from './nl/settings.ts';
import { tables } from './nl/tables.ts';
import { words } from './nl/words.ts';
import type { Catalogue } from './translate.ts';

export const nl: Catalogue = {
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
