import test from 'ava';
import type { Configuration } from '../../src/core/configuration.ts';
import type { Leg } from '../../src/core/entry.ts';
import type { DocumentFact, SalesDocument } from '../../src/core/fact.ts';
import { currency, formatAmount } from '../../src/core/money.ts';
import { type Candidate, type Plan, type PlannedEntry, planEntries } from '../../src/core/plan.ts';
import { postingDate } from '../../src/core/posting-date.ts';
import { propose } from '../../src/core/proposal.ts';
import {
  configuration,
  context,
  date,
  invoice,
  leg,
  line,
  outside,
  payment,
  stayInvoice,
  vat,
  written,
} from './builders.ts';

/** A candidate as the engine makes it of a document that is not booked yet. */
function candidate(
  document: DocumentFact,
  changes: Partial<Candidate> = {},
  of: Partial<Configuration> = {},
): Candidate {
  const proposal = propose(document, undefined, context(of));
  return {
    fact: document.id,
    number: document.number,
    kind: document.kind,
    revision: document.revision,
    currency: proposal.currency,
    register: document.kind === 'receipt' ? (document.register ?? '') : '',
    relation: 'relation' in document ? (document.relation?.name ?? '') : '',
    ...('dueDate' in document && document.dueDate !== undefined ? { dueDate: document.dueDate } : {}),
    journal: proposal.journal,
    description: proposal.description,
    legs: proposal.legs,
    booked: false,
    ...changes,
  };
}

interface When {
  readonly today: string;
  readonly closed?: readonly string[];
}

function plan(candidates: readonly Candidate[], { today, closed = [] }: When, of: Partial<Configuration> = {}): Plan {
  return planEntries({
    configuration: configuration(of),
    candidates,
    today: date(today),
    isOpen: (day) => !closed.some((period) => day.startsWith(period)),
  });
}

/** An entry as a page: where it goes, what it covers, its lines, and the legs in it. */
function page(entry: PlannedEntry): string[] {
  return [
    `${entry.unit} ${entry.date}`,
    ...entry.lines.map(
      (one) => `${written(one, entry.currency)} (${one.facts})${one.description && ` ${one.description}`}`,
    ),
    ...entry.contributions.map(
      ({ number, leg: part, pending }) =>
        `${number} ${part}${pending.length > 0 ? ` owes ${pending.map((owed) => owed.id).join(' ')}` : ''}`,
    ),
  ];
}
const heads = (of: Plan) => of.entries.map((entry) => `${entry.unit} ${entry.date}`);
const legsOf = (of: Plan) =>
  of.entries.map((entry) => [entry.unit, ...entry.contributions.map((one) => `${one.number} ${one.leg}`)].join(', '));
const waiting = (of: Plan) =>
  of.waiting.map(({ number, reason }) => [number, reason.code, ...Object.values(reason.details)].join(' '));

const sale = (number: string, day: string, changes: Partial<SalesDocument> = {}) =>
  invoice([line('100.00', 'CHALET')], [vat('21', '100.00', '21.00')], { number, date: date(day), ...changes });

test('a day is one entry: lines added up, documents and payments apart on the receivable, payments per method', (t) => {
  const documents = [
    sale('1', '2026-03-12'),
    sale('2', '2026-03-12'),
    payment({ number: 'P1' }),
    payment({ number: 'P2', method: 'cash', amount: '5.00' }),
    payment({ number: 'P3' }),
  ];
  const made = plan(
    documents.map((document) => candidate(document)),
    { today: '2026-03-13' },
  );
  t.deepEqual(made.entries.map(page), [
    [
      'day:2026-03-12:EUR 2026-03-12',
      'receivable 1310 GEEN 242.00 (2)',
      'receivable 1310 GEEN -205.00 (3)',
      'clearing 2000 GEEN 5.00 (1) cash',
      'clearing 2010 GEEN 200.00 (2) card',
      'revenue 8000 H21 -200.00 (2)',
      'vat 1520 H21 -42.00 (2)',
      '1 invoice',
      '2 invoice',
      'P1 payment',
      'P2 payment',
      'P3 payment',
    ],
  ]);
  t.deepEqual(made.waiting, []);
  const [entry] = made.entries;
  t.like(entry, {
    kind: 'memorial',
    journal: '90',
    period: date('2026-03-12'),
    currency: currency('EUR'),
    covers: { first: date('2026-03-12'), last: date('2026-03-12') },
  });
  t.deepEqual(
    [...(entry?.contributions[0]?.vector ?? [])].map(([, amount]) => formatAmount(amount, currency('EUR'))),
    ['-100.00', '-21.00', '121.00'],
  );
});

test('in the entry of a month payments stay per day and method', (t) => {
  const documents = [
    payment({ number: 'P1', date: date('2026-03-12') }),
    payment({ number: 'P2', date: date('2026-03-13') }),
    payment({ number: 'P3', date: date('2026-03-13') }),
  ];
  const made = plan(
    documents.map((document) => candidate(document)),
    { today: '2026-04-01' },
    { frequency: 'month' },
  );
  t.deepEqual(made.entries.map(page), [
    [
      'month:2026-03:EUR 2026-03-31',
      'receivable 1310 GEEN -300.00 (3)',
      'clearing 2010 GEEN 100.00 (1) card 2026-03-12',
      'clearing 2010 GEEN 200.00 (2) card 2026-03-13',
      'P1 payment',
      'P2 payment',
      'P3 payment',
    ],
  ]);
});

test('each currency has an entry of its own', (t) => {
  const documents = [sale('1', '2026-03-12'), sale('2', '2026-03-12', { currency: 'CHF' })];
  t.deepEqual(
    heads(
      plan(
        documents.map((document) => candidate(document)),
        { today: '2026-03-13' },
      ),
    ),
    ['day:2026-03-12:CHF 2026-03-12', 'day:2026-03-12:EUR 2026-03-12'],
  );
});

test('all that is due comes oldest first; what is not, names the day on which it will be', (t) => {
  const documents = [
    sale('3', '2026-03-14'),
    sale('2', '2026-03-13'),
    sale('1', '2026-03-02'),
    sale('4', '2026-03-16'),
  ];
  const made = plan(
    documents.map((document) => candidate(document)),
    { today: '2026-03-15' },
    { delayDays: 1 },
  );
  t.deepEqual(heads(made), ['day:2026-03-02:EUR 2026-03-02', 'day:2026-03-13:EUR 2026-03-13']);
  t.deepEqual(made.nextDue, { period: date('2026-03-14'), on: date('2026-03-16') });
  t.deepEqual(made.waiting, [], 'what is not due does not wait for anything');
});

test('a month that starts on the 17th is one entry that says what it covers', (t) => {
  const made = plan(
    [candidate(sale('1', '2026-03-17')), candidate(sale('0', '2026-03-16'))],
    { today: '2026-04-01' },
    {
      frequency: 'month',
      start: date('2026-03-17'),
    },
  );
  t.deepEqual(legsOf(made), ['month:2026-03:EUR, 1 invoice']);
  t.like(made.entries[0], {
    date: date('2026-03-31'),
    covers: { first: date('2026-03-17'), last: date('2026-03-31') },
  });
});

test('the end date filters the date of a leg, never that of the run', (t) => {
  const of = { frequency: 'month', start: date('2026-01-01'), end: date('2026-03-17') } as const;
  const documents = [sale('1', '2026-03-17'), sale('2', '2026-03-18')];
  const made = plan(
    documents.map((document) => candidate(document)),
    { today: '2026-07-01' },
    of,
  );
  t.deepEqual(legsOf(made), ['month:2026-03:EUR, 1 invoice']);
  t.like(made.entries[0], {
    date: date('2026-03-17'),
    covers: { first: date('2026-03-01'), last: date('2026-03-17') },
  });
  t.deepEqual(
    heads(plan([candidate(sale('1', '2026-03-02'))], { today: '2026-03-18' }, of)),
    ['month:2026-03:EUR 2026-03-17'],
    'the clipped month is due on the day after its end',
  );
});

const releaseOf = (day: string): Leg =>
  leg(`release:${day}`, day, [
    ['1800', 100n, { role: 'deferred' }],
    ['8000', -100n],
  ]);
const owing = (days: readonly string[], changes: Partial<Candidate> = {}) =>
  candidate(sale('1', '2026-03-10'), { booked: true, legs: days.map(releaseOf), ...changes });

test('releases of what is booked run on after the end, each month when that is over', (t) => {
  const of = { frequency: 'month', start: date('2026-01-01'), end: date('2026-03-17'), delayDays: 2 } as const;
  const days = ['2026-03-25', '2026-04-20', '2026-04-25'];
  t.deepEqual(heads(plan([owing(days)], { today: '2026-03-31' }, of)), []);
  t.deepEqual(plan([owing(days)], { today: '2026-03-31' }, of).nextDue, {
    period: '2026-03' as never,
    on: date('2026-04-03'),
  });
  const late = plan([owing(days)], { today: '2026-05-03' }, of);
  t.deepEqual(heads(late), ['month:2026-03:EUR 2026-03-31', 'month:2026-04:EUR 2026-04-30']);
  t.like(late.entries[1], { covers: { first: date('2026-04-01'), last: date('2026-04-30') } });
});

test('a clipped month and what runs on in it are dated by the last, in whatever order they come', (t) => {
  const of = { frequency: 'month', start: date('2026-01-01'), end: date('2026-03-17') } as const;
  const candidates = [owing(['2026-03-25']), candidate(sale('2', '2026-03-11'))];
  for (const given of [candidates, [...candidates].reverse()])
    t.deepEqual(heads(plan(given, { today: '2026-04-01' }, of)), ['month:2026-03:EUR 2026-03-31']);
});

test('a release follows its document in the same plan, which names all that will be owed', (t) => {
  const made = plan([candidate(stayInvoice())], { today: '2026-04-03' });
  t.deepEqual(made.entries.map(page), [
    [
      'day:2026-03-12:EUR 2026-03-12',
      'receivable 1310 GEEN 1210.00 (1)',
      'deferred 1800 H21 -1000.00 (1)',
      'vat 1520 H21 -210.00 (1)',
      '2026-118 invoice owes release:2026-04-02',
    ],
    [
      'day:2026-04-02:EUR 2026-04-02',
      'revenue 8000 GEEN -1000.00 (1)',
      'deferred 1800 GEEN 1000.00 (1)',
      '2026-118 release:2026-04-02',
    ],
  ]);
});

test('a release never goes ahead of its document', (t) => {
  const closed = plan([candidate(stayInvoice())], { today: '2026-04-03', closed: ['2026-03'] });
  t.deepEqual(heads(closed), []);
  t.deepEqual(waiting(closed), ['2026-118 period-closed 2026-03-12']);

  const late = plan([candidate(stayInvoice())], { today: '2026-04-03' }, { start: date('2026-04-01') });
  t.deepEqual(heads(late), [], 'a document from before the start: releases only from an opening list');

  const blocked = candidate(sale('9', '2026-03-12'), { blocked: { code: 'to-review', details: {} } });
  const held = plan([candidate(stayInvoice()), blocked], { today: '2026-04-03' }, { incomplete: 'hold' });
  t.deepEqual(heads(held), []);
  t.deepEqual(waiting(held).sort(), ['2026-118 held-by-document 9', '9 to-review']);
});

const blockedBy = { code: 'incomplete', details: { number: '2' } };

test('a blocked document is left out and the rest is booked, or it holds the entry', (t) => {
  const candidates = [candidate(sale('1', '2026-03-12')), candidate(sale('2', '2026-03-12'), { blocked: blockedBy })];
  const leftOut = plan(candidates, { today: '2026-03-13' }, { incomplete: 'leave-out' });
  t.deepEqual(legsOf(leftOut), ['day:2026-03-12:EUR, 1 invoice']);
  t.deepEqual(waiting(leftOut), ['2 incomplete 2']);

  for (const given of [candidates, [...candidates].reverse()]) {
    const held = plan([...given, candidate(sale('3', '2026-03-11'))], { today: '2026-03-13' }, { incomplete: 'hold' });
    t.deepEqual(legsOf(held), ['day:2026-03-11:EUR, 3 invoice'], 'another day goes on');
    t.deepEqual(waiting(held).sort(), ['1 held-by-document 2', '2 incomplete 2']);
  }
  t.deepEqual(waiting(plan(candidates, { today: '2026-03-12' })), [], 'it blocks nothing before it is due');
});

test('what was left out follows in the same unit, as a supplementary entry', (t) => {
  const made = plan([candidate(sale('2', '2026-03-12'))], { today: '2026-03-20' });
  t.deepEqual(heads(made), ['day:2026-03-12:EUR 2026-03-12']);
});

test('a document waits once, with its first reason, however many parts it has', (t) => {
  const made = plan([candidate(stayInvoice(), { blocked: blockedBy })], { today: '2026-06-01' });
  t.deepEqual(waiting(made), ['2026-118 incomplete 2']);
  const closed = plan([candidate(stayInvoice())], { today: '2026-06-01', closed: ['2026-03', '2026-04'] });
  t.deepEqual(waiting(closed), ['2026-118 period-closed 2026-03-12']);
});

test('a first booking in a closed period waits, closed by the package or by the property', (t) => {
  const candidates = [candidate(sale('1', '2026-02-27')), candidate(sale('2', '2026-03-12'))];
  const byPackage = plan(candidates, { today: '2026-03-13', closed: ['2026-02'] });
  t.deepEqual(legsOf(byPackage), ['day:2026-03-12:EUR, 2 invoice']);
  t.deepEqual(waiting(byPackage), ['1 period-closed 2026-02-27']);
  const byProperty = plan(candidates, { today: '2026-03-13' }, { closedThrough: date('2026-03-12') });
  t.deepEqual(waiting(byProperty), ['1 period-closed 2026-02-27', '2 period-closed 2026-03-12']);
  const month = plan(candidates, { today: '2026-04-01', closed: ['2026-02'] }, { frequency: 'month' });
  t.deepEqual(waiting(month), ['1 period-closed 2026-02']);
});

test('a period that is not over may still be closed in the package: nothing waits for that', (t) => {
  const made = plan([owing(['2027-01-05'])], { today: '2026-12-20', closed: ['2027'] });
  t.deepEqual(made.waiting, []);
  t.deepEqual(made.nextDue, { period: date('2027-01-05'), on: date('2027-01-06') });
});

test('a correction moves to the first open day; with none in this month it waits', (t) => {
  const correction = candidate(sale('1', '2026-01-10'), {
    booked: true,
    legs: [
      leg('invoice', '2026-01-10', [
        ['8000', -100n],
        ['8010', 100n],
      ]),
    ],
  });
  t.deepEqual(heads(plan([correction], { today: '2026-03-13' })), ['day:2026-01-10:EUR 2026-01-10']);
  t.deepEqual(heads(plan([correction], { today: '2026-03-13', closed: ['2026-01', '2026-02'] })), [
    'day:2026-03-01:EUR 2026-03-01',
  ]);
  const through = { closedThrough: date('2026-03-05') };
  t.deepEqual(heads(plan([correction], { today: '2026-03-13' }, through)), ['day:2026-03-06:EUR 2026-03-06']);
  t.deepEqual(heads(plan([correction], { today: '2026-03-06' }, through)), [], 'the day it moves to is not over');
  t.deepEqual(waiting(plan([correction], { today: '2026-03-13', closed: ['2026'] })), ['1 period-closed 2026-01-10']);
  t.deepEqual(
    heads(plan([correction], { today: '2026-04-01', closed: ['2026-01', '2026-02'] }, { frequency: 'month' })),
    ['month:2026-03:EUR 2026-03-31'],
  );
});

test('a day that is closed moves its correction to the day after, not to the next month', (t) => {
  const days = { configuration: {}, today: date('2026-03-13'), isOpen: (day: string) => day !== '2026-03-10' };
  t.is(postingDate(date('2026-03-10'), true, days), date('2026-03-11'));
  t.is(postingDate(date('2026-03-10'), false, days), undefined);
  t.is(postingDate(date('2026-03-09'), false, days), date('2026-03-09'));
});

test('a correction that changes only what is still to be released renews what the document owes, once', (t) => {
  const legs = [leg('invoice', '2026-03-10', []), releaseOf('2026-04-30'), releaseOf('2026-05-31')];
  const changed = candidate(sale('1', '2026-03-10'), { booked: true, legs });
  t.deepEqual(plan([changed], { today: '2026-04-01' }).entries, [], 'nothing to book before the first release');
  const owes = '1 invoice owes release:2026-04-30 release:2026-05-31';
  t.deepEqual(
    plan([changed], { today: '2026-05-01' }).entries.map((entry) => page(entry).slice(3)),
    [[owes, '1 release:2026-04-30']],
  );
  t.deepEqual(
    plan([changed], { today: '2026-06-01' }).entries.map((entry) => page(entry).slice(3)),
    [[owes, '1 release:2026-04-30'], ['1 release:2026-05-31']],
  );
  t.deepEqual(
    plan([owing(['2026-04-30', '2026-05-31'])], { today: '2026-05-01' }).entries.map((entry) => page(entry).slice(3)),
    [['1 release:2026-04-30']],
    'what is merely owed renews nothing',
  );
});

test('no part of a correction goes ahead of that of the document itself', (t) => {
  const legs = [
    leg('invoice', '2026-03-10', [
      ['1800', 100n],
      ['1310', -100n],
    ]),
    releaseOf('2026-03-20'),
    leg('release:2026-05-31', '2026-05-31', []),
  ];
  const changed = candidate(sale('1', '2026-03-10'), { booked: true, legs });
  t.deepEqual(
    plan([changed], { today: '2026-03-21' }).entries.map((entry) => page(entry).slice(3)),
    [['1 invoice owes release:2026-03-20'], ['1 release:2026-03-20']],
    'a release without a change is not owed again',
  );
  const blocked = candidate(sale('2', '2026-03-10'), { blocked: blockedBy });
  const held = plan([changed, blocked], { today: '2026-03-21' }, { incomplete: 'hold' });
  t.deepEqual(heads(held), []);
  t.deepEqual(waiting(held).sort(), ['1 held-by-document 2', '2 incomplete 2']);
});

test('an unchanged document has nothing to book', (t) => {
  const made = plan([candidate(sale('1', '2026-03-10'), { booked: true, legs: [leg('invoice', '2026-03-10', [])] })], {
    today: '2026-03-13',
  });
  t.deepEqual(made, { entries: [], waiting: [] });
});

test('documents that cancel each other out still make an entry, with debits and credits apart', (t) => {
  const credit = invoice([line('-100.00', 'CHALET')], [vat('21', '-100.00', '-21.00')], {
    number: 'C1',
    kind: 'credit-note',
  });
  const made = plan([candidate(sale('1', '2026-03-12')), candidate(credit)], { today: '2026-03-13' });
  t.deepEqual(
    made.entries.map((entry) => page(entry).slice(1).sort()),
    [
      [
        '1 invoice',
        'C1 invoice',
        'receivable 1310 GEEN -121.00 (1)',
        'receivable 1310 GEEN 121.00 (1)',
        'revenue 8000 H21 -100.00 (1)',
        'revenue 8000 H21 100.00 (1)',
        'vat 1520 H21 -21.00 (1)',
        'vat 1520 H21 21.00 (1)',
      ],
    ],
  );
});

test('in invoice mode each invoice is a sales entry, receipts one per day and register, the rest the memorial of the day', (t) => {
  const of = { mode: 'invoice', revenueDate: 'recognition' } as const;
  const receipt = (number: string, register: string) =>
    invoice([outside('5.00', 'tip')], [], {
      kind: 'receipt',
      number,
      register,
      payments: [{ method: 'cash', amount: '5.00' }],
    });
  const first = sale('1', '2026-03-12', { dueDate: date('2026-03-26') });
  const documents = [
    first,
    sale('2', '2026-03-12'),
    stayInvoice({ number: '3' }),
    receipt('B1', 'BAR'),
    receipt('B2', 'BAR'),
    receipt('S1', 'SHOP'),
    payment({ number: 'P1' }),
  ];
  const made = plan(
    documents.map((document) => candidate(document, {}, of)),
    { today: '2026-04-03' },
    of,
  );
  const unit = (document: DocumentFact) => `document:${document.id}`;
  const [invoices, rest] = [
    made.entries.filter((entry) => entry.kind === 'sales'),
    made.entries.filter((entry) => entry.kind === 'memorial'),
  ];
  t.deepEqual(invoices.map((entry) => entry.unit).sort(), documents.slice(0, 3).map(unit).sort());
  t.like(
    invoices.find((entry) => entry.unit === unit(first)),
    {
      journal: '70',
      document: {
        number: '1',
        relation: 'Familie Jansen',
        dueDate: date('2026-03-26'),
        description: '1 Familie Jansen',
      },
    },
  );
  t.deepEqual(
    rest.map((entry) =>
      [`${entry.unit} ${entry.journal}`, ...entry.contributions.map((one) => `${one.number} ${one.leg}`)].join(', '),
    ),
    [
      'day:2026-03-12:EUR 90, P1 payment',
      'register:BAR:2026-03-12:EUR 90, B1 invoice, B2 invoice',
      'register:SHOP:2026-03-12:EUR 90, S1 invoice',
      'day:2026-04-02:EUR 90, 3 release:2026-04-02',
    ],
  );
});

test('in invoice mode lines keep their descriptions, and delay and holding differ: a blocked invoice holds no other', (t) => {
  const of = { mode: 'invoice', incomplete: 'hold', delayDays: 2 } as const;
  const twoLines = invoice(
    [line('60.00', 'CHALET', { description: 'Week 11' }), line('40.00', 'CHALET', { description: 'Week 12' })],
    [vat('21', '100.00', '21.00')],
    { number: '1' },
  );
  const candidates = [candidate(twoLines, {}, of), candidate(sale('2', '2026-03-12'), { blocked: blockedBy }, of)];
  t.deepEqual(plan(candidates, { today: '2026-03-14' }, of).nextDue, {
    period: date('2026-03-12'),
    on: date('2026-03-15'),
  });
  const made = plan(candidates, { today: '2026-03-15' }, of);
  t.deepEqual(
    made.entries.map((entry) => page(entry).slice(1)),
    [
      [
        'receivable 1310 GEEN 121.00 (1) Familie Jansen',
        'revenue 8000 H21 -60.00 (1) Week 11',
        'revenue 8000 H21 -40.00 (1) Week 12',
        'vat 1520 H21 -21.00 (1) 21 %',
        '1 invoice',
      ],
    ],
  );
  t.deepEqual(waiting(made), ['2 incomplete 2']);
});

test('of one day an invoice goes before what may depend on it', (t) => {
  const of = { mode: 'invoice', closedThrough: date('2026-03-31') } as const;
  const legs = [
    leg('invoice', '2026-03-10', [
      ['1800', 100n],
      ['1310', -100n],
    ]),
    releaseOf('2026-03-20'),
  ];
  const changed = candidate(sale('1', '2026-03-10'), { booked: true, legs });
  t.deepEqual(legsOf(plan([changed], { today: '2026-04-02' }, of)), [
    `document:${changed.fact}, 1 invoice`,
    'day:2026-04-01:EUR, 1 release:2026-03-20',
  ]);
});

test('legs that do not balance are a fault of the program, and nothing is planned', (t) => {
  const broken = candidate(sale('1', '2026-03-12'), { legs: [leg('invoice', '2026-03-12', [['8000', -100n]])] });
  t.throws(() => plan([broken], { today: '2026-03-13' }), {
    message:
      'the entry for day:2026-03-12:EUR does not balance: -100 minor units over. This is a fault of the program; nothing was sent.',
  });
});
