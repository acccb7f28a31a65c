/** The provider `book`: what it can do, what it discloses, and the ledger put together from its parts. */

import type { LocalDate } from '../../../core/calendar.ts';
import type { Chart } from '../../../core/chart.ts';
import {
  type EntryPayload,
  type Evidence,
  type ExactlyOnce,
  type FindQuery,
  type Ledger,
  type LedgerCapabilities,
  type LedgerProvider,
  LedgerReadError,
  type NextStep,
  type ProviderContext,
  type Reference,
  type RemoteEntry,
  type Stage,
  type TargetIdentity,
  type Transmission,
  type WriteOutcome,
} from '../../../core/ledger-port.ts';
import { isReference } from '../../../core/reference.ts';
import { cleanText } from '../../../core/text.ts';
import * as api from './api.ts';
import { type BookTransport, bookTransport, withBook } from './auth.ts';
import { createOperation, encodeEntries, toRemoteEntry } from './mapping.ts';
import { membersOf, reversalOutcome } from './members.ts';
import { type BookSettings, maxDescriptionLength, maxLinesPerEntry, maxReferenceLength } from './wire.ts';

export const bookProvider: LedgerProvider = {
  name: 'book',
  title: 'Book (built in)',
  disclosure: {
    reads: ['accounts, journals, VAT codes, cost centres and periods', 'entries, to find and compare our own'],
    sends: ['journal entries with their lines', 'reversals of our own entries'],
  },
  async verify(context) {
    await withBook(context, (transport) => api.getAdministrations(transport));
  },
  administrations: (context) => withBook(context, (transport) => api.getAdministrations(transport)),
  async open(context, administration) {
    const transport = bookTransport(context);
    try {
      const settings = await api.getSettings(transport, administration);
      return new BookLedger(transport, administration, capabilitiesOf(transport, settings, context));
    } catch (error) {
      await transport.close();
      throw error;
    }
  },
};

/** Every stage that an entry of a book can be in; `provisional` does not occur in one and so is covered too. */
const everyStage: readonly Stage[] = ['draft', 'provisional', 'final', 'void'];
/** References per look-up: the address stays under 8 KB. */
const referencesPerQuery = 100;
const maxSettleMs = 3_600_000;

class BookLedger implements Ledger {
  readonly capabilities: LedgerCapabilities;
  readonly #transport: BookTransport;
  readonly #administration: string;

  constructor(transport: BookTransport, administration: string, capabilities: LedgerCapabilities) {
    this.#transport = transport;
    this.#administration = administration;
    this.capabilities = capabilities;
  }

  async identity(): Promise<TargetIdentity> {
    const { id, name, bookId } = await api.getIdentity(this.#transport, this.#administration);
    return { package: 'book', administration: id, name: cleanText(name, 120), fingerprint: bookId };
  }

  chart(): Promise<Chart> {
    return api.getChart(this.#transport, this.#administration);
  }

  encode(entries: readonly EntryPayload[]): Transmission {
    return encodeEntries(entries, this.capabilities.batchSize);
  }

  async begin(transmission: Transmission): Promise<WriteOutcome> {
    if (transmission.operation !== createOperation)
      throw new RangeError(`operation "${transmission.operation}" is not of this provider`);
    const written = await api.postEntries(this.#transport, this.#administration, transmission.bytes);
    if ('outcome' in written) return written.outcome;
    const members = await membersOf(written.results, transmission, (id) => this.#held(id));
    return { outcome: 'answered', members };
  }

  async resume(reference: Reference, next: NextStep): Promise<WriteOutcome> {
    if (next.step !== 'post') throw new RangeError(`step "${next.step}" is not of this provider`);
    const written = await api.postDraft(this.#transport, this.#administration, next.handle, reference);
    if ('outcome' in written) return written.outcome;
    const members = await membersOf(written.results, { references: [reference] }, (id) => this.#held(id));
    return { outcome: 'answered', members };
  }

  async find(query: FindQuery): Promise<Evidence> {
    const { references, ...range } = query;
    const wanted = references && [...new Set(references)];
    const hits: RemoteEntry[] = [];
    let control: string | undefined;
    for (let at = 0; at === 0 || (wanted !== undefined && at < wanted.length); at += referencesPerQuery) {
      const part = wanted === undefined ? range : { ...range, references: wanted.slice(at, at + referencesPerQuery) };
      const seen = await api.getEntries(this.#transport, this.#administration, part);
      for (const entry of seen.entries) {
        // What the book compared is compared once more here: evidence is not taken on another's word.
        const found = toRemoteEntry(entry);
        if (found.reference !== undefined && (wanted?.includes(found.reference) ?? isReference(found.reference)))
          hits.push(found);
      }
      control = seen.control;
      if (control === undefined) break;
    }
    return { hits, stagesCovered: everyStage, ...(control === undefined ? {} : { control }) };
  }

  async read(remoteId: string): Promise<RemoteEntry | undefined> {
    const entry = await this.#held(remoteId);
    return entry && toRemoteEntry(entry);
  }

  async reverse(remoteId: string, reference: Reference, date: LocalDate): Promise<WriteOutcome> {
    const written = await api.postReversal(this.#transport, this.#administration, remoteId, { reference, date });
    return reversalOutcome(written, { remoteId, reference, date }, (id) => this.#held(id));
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  #held(id: string): ReturnType<typeof api.getEntry> {
    return api.getEntry(this.#transport, this.#administration, id);
  }
}

function capabilitiesOf(
  transport: BookTransport,
  settings: BookSettings,
  context: ProviderContext,
): LedgerCapabilities {
  return {
    delivery: 'api',
    modes: ['period', 'invoice'],
    vatStyle: 'lines',
    memorialCarriesVatCodes: true,
    reference: { field: 'reference', maxLength: maxReferenceLength, search: 'exact' },
    batchSize: settings.batchSize,
    maxLinesPerEntry,
    maxDescriptionLength,
    postedStage: 'final',
    steps: settings.twoStep ? ['create', 'post'] : ['post'],
    corrections: 'reversal',
    periodInformation: true,
    preferredAccountOnRelations: false,
    findCovers: everyStage,
    posting: exactlyOnceOf(transport, settings, context),
    whereToFind: 'nightaudit entries show {id}',
  };
}

function exactlyOnceOf(transport: BookTransport, settings: BookSettings, context: ProviderContext): ExactlyOnce {
  if (transport.kind === 'embedded')
    return {
      settleMs: 0,
      gapMs: 0,
      guard: 'none',
      absenceTrusted: true,
      source:
        'the book is in this process: a commit is durable before it is answered, and a look-up reads the same file',
    };
  return {
    settleMs: settleMs(context.settings['settle-ms']),
    gapMs: 1_000,
    guard: settings.duplicateReference === 'refuse' ? 'duplicate-reference-refused' : 'none',
    absenceTrusted: (context.settings['trust-absence'] ?? 'true') === 'true',
    source: "settings settle-ms and trust-absence of the authorization; guard from the book's own settings",
  };
}

function settleMs(text: string | undefined): number {
  if (text === undefined) return 5_000;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0 && value <= maxSettleMs) return value;
  throw new LedgerReadError(
    'sign-in',
    `settle-ms "${cleanText(text, 20)}" is no number of milliseconds up to ${maxSettleMs}`,
  );
}
