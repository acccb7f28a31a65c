/** What keeps a document from being booked, and what to do about it; the command follows. */

export const problems = {
  // What keeps a document from being booked.
  'problem.vat-rate-unmapped': 'VAT {rate:decimal} %[ ({category})] has no code[ in journal {journal}]',
  'problem.vat-code-unusable': 'VAT code {code} cannot be used[: it {why:word}]',
  'problem.vat-code-ambiguous':
    'VAT {rate:decimal} %[ ({category})] has several codes[ in journal {journal}][: {codes}]',
  'problem.account-missing': 'no account for[ {kind:word}] {name}[ ({subject})]',
  'problem.account-unusable': 'account {account} cannot be used[: it {why:word}]',
  'problem.relation-ambiguous': 'several relations in the package fit[ {name}]',
  'problem.outcome-unknown': 'sent, but the package has not confirmed it[ ({reference})]',
  'problem.period-closed': 'the period[ {period:period}] is closed',
  'problem.day-not-final': 'the source has not closed the day[ {date:date}] yet',
  'problem.totals-mismatch': 'the amounts do not add up[: {arithmetic}]',
  'problem.duplicate-suspect': 'looks like a duplicate[ of {other}]',
  'problem.numbers-exhausted': 'no number is left in the range[ of {kind:word}s]',
  'problem.authorization-inactive': 'the link[ {authorization}] to the package does not work',

  // What to do about it; the command follows.
  'repair.vat-rate-unmapped': 'Choose a VAT code',
  'repair.vat-code-unusable': 'Choose another VAT code',
  'repair.vat-code-ambiguous': 'Choose one of them',
  'repair.account-missing': 'Choose an account',
  'repair.account-unusable': 'Choose another account',
  'repair.relation-ambiguous': 'Choose one, or say new',
  'repair.outcome-unknown': 'Look in the package, then decide',
  'repair.period-closed': 'Open the period in the package, or see closed-through here',
  'repair.day-not-final': 'It is booked once the source has closed the day; the last fact is here',
  'repair.totals-mismatch': 'Correct it in the source and import it again, or leave it out',
  'repair.duplicate-suspect': 'Approve it if they are two, exclude it if they are one',
  'repair.numbers-exhausted': 'Widen the range',
  'repair.authorization-inactive': 'See what broke',
} as const;
