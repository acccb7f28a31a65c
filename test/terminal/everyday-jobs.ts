/** The four jobs of every day, key by key: driven by a test, and counted in docs/tui.md. */

export interface JobStep {
  /** Keys that are pressed. */
  readonly keys?: readonly string[];
  /** Text that is typed: a name, a reason. */
  readonly typed?: string;
  /** What the screen shows before the next step. */
  readonly until: RegExp;
}

export interface Job {
  readonly name: string;
  readonly steps: readonly JobStep[];
}

/** From Today of the sample property, in English; each in a home of its own. */
export const everydayJobs: readonly Job[] = [
  {
    name: 'map a VAT rate that has no code, and sync',
    steps: [
      { keys: ['3'], until: /› +! +VAT 0 % \(AE\)/ },
      { keys: ['Enter'], until: /documents become complete/ },
      { typed: 'ver', until: /› VERL/ },
      { keys: ['Enter'], until: /● 3 documents|3 documents repaired|● .*3/ },
      { keys: ['5'], until: /Last run/ },
      { keys: ['s'], until: /y send/ },
      { keys: ['y'], until: /Leaves in/ },
      { until: /● Booked \d+ entries/ },
    ],
  },
  {
    name: 'repair an account that is missing, for all invoices that need it',
    steps: [
      { keys: ['3'], until: /Fiets/ },
      { keys: ['Down'], until: /› +! +No account/ },
      { keys: ['Enter'], until: /documents become complete/ },
      { typed: 'act', until: /› 8300/ },
      { keys: ['Enter'], until: /^(?![\s\S]*No account)/ },
    ],
  },
  {
    name: 'leave one invoice out, with a reason',
    steps: [
      { keys: ['/'], until: /A name, number or amount/ },
      { typed: '2026-1020', until: /2026-1020▏ +\d+ document/ },
      { keys: ['Enter'], until: /› +2026-1020/ },
      { keys: ['x'], until: /Why, for whoever/ },
      { typed: 'the same as 2026-1019', until: /1019▏/ },
      { keys: ['Enter'], until: /– / },
    ],
  },
  {
    name: 'find an invoice by the guest’s name, and see when it was booked',
    steps: [
      { keys: ['/'], until: /A name, number or amount/ },
      { typed: 'wit', until: /wit▏ +\d+ documents/ },
      { keys: ['Enter'], until: /› .*de Wit/ },
      { keys: ['Enter'], until: /Booked \d+ \w+ \d\d:\d\d/ },
    ],
  },
];

/** Keys that are pressed beside what is typed. */
export function keyCount({ steps }: Job): number {
  return steps.reduce((sum, { keys = [] }) => sum + keys.length, 0);
}
