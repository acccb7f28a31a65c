/** Why a line has its account and its VAT code, why a person must look, and why something waits. */

export const reasons = {
  // Why a line has its account and its VAT code.
  'reason.edit': 'chosen by hand',
  'reason.source': 'the source gave this account',
  'reason.mapping': 'mapping of[ {kind:word}] {name}[ ({subject})]',
  'reason.master-data': 'preferred account[ of {relation}] in the package',
  'reason.rate-mapping': 'mapping of lines without a product[ at {rate} %]',
  'reason.fallback':
    'no other account was found[ for {kind:word} {name}], so it fell back to the default account[ {account}]',
  'reason.role': 'the account of the configuration[ for {role:word}]',
  'reason.discount': 'the account of the configuration for discounts',
  'reason.vat-map': 'VAT map[: {rate:decimal} %][ {category}][ in journal {journal}]',
  'reason.exclusive-preferred': 'VAT map[: {rate:decimal} %][ {category}]; of several codes the VAT-exclusive one',
  'reason.no-vat': 'outside VAT',

  // Why a person must look.
  'reason.policy-always': 'every document is reviewed first in this configuration',
  'reason.fallback-account': 'no account was found; it fell back to the default account[ {account}]',
  'reason.duplicate-suspect': 'looks like a duplicate[ of {other}]',
  'reason.changed-after-booking':
    'changed after it was booked[ in {period:period}][: {what:word}][ from {was}][ to {now}]',
  'reason.withdrawn-after-booking': 'cancelled in the source after it was booked; no credit note seen',
  'reason.operator-reversed': 'its entry was reversed by hand',

  // Why something waits, or a run did nothing.
  'reason.incomplete': 'something is missing',
  'reason.to-review': 'waits for review',
  'reason.concept': 'put aside half-way',
  'reason.held-by-document': 'its period waits for another document[: {number}]',
  'reason.not-due': 'not due yet[; due on {due:date}]',
  'reason.period-closed': 'the period[ {period:period}] is closed',
  'reason.entry-unknown': 'the outcome of entry[ {reference}] is not known yet',
  'reason.nothing-to-book': 'all its amounts are nought',
  'reason.moved-after-booking':
    'its date or debtor changed after it was booked[ (was {was}, now {now})]; approved, it stays booked as it was; to book it anew, reverse its entry',
  'reason.before-start': 'dated before the first day that is booked[ ({start:date})]',
  'reason.sign-in-lost': 'the package no longer accepts our sign-in; nothing is lost',
  'reason.target-changed':
    'the administration at the package is not the one that was set up[: it was {was}][, now {now}]; nothing was sent',
  'reason.clock-jump':
    'the clock of this machine jumped[ from {was:instant}][ to {now:instant}]; nothing is posted until it is confirmed',
  'reason.behind': '[{days} days behind; ]older periods are booked after one confirmation',
  'reason.inactive': 'the configuration is not active',
  'reason.package-refused': 'the package refused it[: {message}]',
  'reason.quarantine': 'the home is in quarantine, nothing is posted[: {message}]',
  'reason.source-no-access': 'the link[ {authorization}] may not read source[ {source}]',
  'reason.authorization-inactive': 'the link[ {authorization}] to the package does not work',
  'reason.stopped-at-unresolved':
    'stopped at entry[ {reference}], whose outcome is not known; nothing is sent after it',
} as const;
