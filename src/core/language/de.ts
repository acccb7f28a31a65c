/** The German sentences. `Catalogue` makes a missing one a compile error. */

import { commands } from './de/commands.ts';
import { errors } from './de/errors.ts';
import { nextSteps } from './de/next-steps.ts';
import { problems } from './de/problems.ts';
import { readProblems } from './de/read-problems.ts';
import { reasons } from './de/reasons.ts';
import { refusals } from './de/refusals.ts';
import { remote } from './de/remote.ts';
import { report } from './de/report.ts';
import { csvMappingScreen } from './de/screens/csv-mapping.ts';
import { entriesScreen } from './de/screens/entries.ts';
import { firstRunScreen } from './de/screens/first-run.ts';
import { frameScreen } from './de/screens/frame.ts';
import { invoicesScreen } from './de/screens/invoices.ts';
import { repairsScreen } from './de/screens/repairs.ts';
import { runsScreen } from './de/screens/runs.ts';
import { settingsScreen } from './de/screens/settings.ts';
import { todayScreen } from './de/screens/today.ts';
import { settings } from './de/settings.ts';
import { tables } from './de/tables.ts';
import { words } from './de/words.ts';
import type { Catalogue } from './translate.ts';

export const de: Catalogue = {
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
