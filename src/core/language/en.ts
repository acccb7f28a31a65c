/**
 * The English sentences, and the names of all sentences. The form is template.ts's. What the daemon says by code
 * (`problem.`, `reason.`, `read.`, `word.`) is a statement without a full stop: it becomes part of another sentence,
 * a table, or a sentence of its own. Each part is a file of what its sentences are for; no name is in two parts.
 */

import { commands } from './en/commands.ts';
import { errors } from './en/errors.ts';
import { nextSteps } from './en/next-steps.ts';
import { problems } from './en/problems.ts';
import { readProblems } from './en/read-problems.ts';
import { reasons } from './en/reasons.ts';
import { refusals } from './en/refusals.ts';
import { remote } from './en/remote.ts';
import { report } from './en/report.ts';
import { csvMappingScreen } from './en/screens/csv-mapping.ts';
import { entriesScreen } from './en/screens/entries.ts';
import { firstRunScreen } from './en/screens/first-run.ts';
import { frameScreen } from './en/screens/frame.ts';
import { invoicesScreen } from './en/screens/invoices.ts';
import { repairsScreen } from './en/screens/repairs.ts';
import { runsScreen } from './en/screens/runs.ts';
import { settingsScreen } from './en/screens/settings.ts';
import { todayScreen } from './en/screens/today.ts';
import { settings } from './en/settings.ts';
import { tables } from './en/tables.ts';
import { words } from './en/words.ts';

export const en = {
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
} as const;
