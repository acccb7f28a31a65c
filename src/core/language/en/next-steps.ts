/** What to do next; the command follows. */

export const nextSteps = {
  'next.activate': 'Let it be checked against the package:',
  'next.approve': 'Approve it:',
  'next.configuration': 'Make one:',
  'next.coverage': 'See what is sold without an account:',
  'next.document': 'See one with its reasons:',
  'next.dry-run': 'See what would be booked:',
  'next.entry': 'See one with its facts:',
  'next.import': 'Read files or folders:',
  'next.import-again': 'Correct the file, then read it again:',
  'next.init': 'Make a home for your own property:',
  'next.map': 'Choose an account before it is invoiced:',
  'next.print': 'A page for the accountant:',
  'next.repairs': 'See what waits, and why:',
  'next.resolve-posted': 'It is there? Say under which number:',
  'next.resolve-send': 'It is certainly not there? Send the same bytes again:',
  'next.run': 'See one with its log:',
  'next.source': 'Make one:',
  'next.sync': 'Book what is due:',
} as const;
