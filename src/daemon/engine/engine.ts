/**
 * The engine: the daemon without its socket. It owns the home, answers the calls of the contract, and is what the
 * simulation runs.
 */

import { localTime, monthOf } from '../../core/calendar.ts';
import { clockProblem } from '../../core/clock-check.ts';
import type { Property } from '../../core/configuration.ts';
import { DiskError, type Kernel } from '../../core/kernel.ts';
import type { Reason } from '../../core/reason.ts';
import {
  type MethodName,
  methods,
  type NotificationName,
  type NotificationOf,
  type ParsedParamsOf,
  protocolVersion,
  type ResultOf,
  type StatusView,
} from '../../core/rpc.ts';
import { bookProvider } from '../../providers/ledgers/book/provider.ts';
import { chartUsageHandlers } from '../handlers/chart-usage.ts';
import { configurationHandlers } from '../handlers/configurations.ts';
import { coverageHandlers } from '../handlers/coverage.ts';
import { csvPreviewHandlers } from '../handlers/csv-preview.ts';
import { documentListHandlers } from '../handlers/document-lists.ts';
import { documentHandlers } from '../handlers/documents.ts';
import { entryHandlers } from '../handlers/entries.ts';
import { entryFactHandlers } from '../handlers/entry-facts.ts';
import { filterHandlers } from '../handlers/filters.ts';
import { homeHandlers } from '../handlers/home.ts';
import { mappingHandlers } from '../handlers/mappings.ts';
import { propertyHandlers } from '../handlers/property.ts';
import { relationHandlers } from '../handlers/relations.ts';
import { repairHandlers } from '../handlers/repairs.ts';
import { readyStatus, reportHandlers } from '../handlers/reports.ts';
import { reviewHandlers } from '../handlers/review.ts';
import { sourceHandlers } from '../handlers/sources.ts';
import { syncHandlers } from '../handlers/sync.ts';
import { todayHandlers } from '../handlers/today.ts';
import { undoHandlers } from '../handlers/undo.ts';
import { takeDropped } from '../intake/drop-folder.ts';
import type { Change } from '../store/log-record.ts';
import { Quarantine, StoreWriteError } from '../store/quarantine.ts';
import { Store } from '../store/store.ts';
import { checkWitness, writeWitness } from '../store/witness.ts';
import { Breathing } from './breathing.ts';
import { CommandMemory } from './command-memory.ts';
import type { Assets, EngineContext } from './context.ts';
import { DocumentList } from './document-list.ts';
import { Documents } from './documents.ts';
import { FactIndex } from './fact-index.ts';
import type { Answer, AnyCommand, HandlersOf } from './handler.ts';
import { Lanes } from './lanes.ts';
import { Ledgers } from './ledgers.ts';
import { Refusal, refused } from './refusal.ts';
import { propertyOf } from './settings.ts';

export type HomeState = 'uninitialised' | 'ready' | 'quarantine' | 'stopping';

/** Methods that the engine itself answers, in any state of the home. */
type OwnMethods = 'hello' | 'status' | 'daemon.stop' | 'subscribe';

const handlers: HandlersOf<Exclude<MethodName, OwnMethods>> = {
  ...homeHandlers,
  ...documentListHandlers,
  ...documentHandlers,
  ...reviewHandlers,
  ...undoHandlers,
  ...filterHandlers,
  ...repairHandlers,
  ...mappingHandlers,
  ...coverageHandlers,
  ...syncHandlers,
  ...entryHandlers,
  ...entryFactHandlers,
  ...configurationHandlers,
  ...sourceHandlers,
  ...reportHandlers,
  ...todayHandlers,
  ...chartUsageHandlers,
  ...relationHandlers,
  ...propertyHandlers,
  ...csvPreviewHandlers,
};

const rememberedAnswers = 64;
const longestStopMs = 10_000;

export interface EngineOptions {
  readonly home: string;
  readonly version: string;
  readonly assets: Assets;
  /** A second place, outside the home, for the end of the log (rule 26). */
  readonly witnessPath: string;
  readonly pid: number;
  readonly memoryBytes: () => number;
  readonly onNotification: <Name extends NotificationName>(name: Name, value: NotificationOf<Name>) => void;
  readonly onStop: () => void;
  /** A screen was opened: it will ask for more than a command does. */
  readonly onSubscribed?: () => void;
}

export class Engine {
  readonly #kernel: Kernel;
  readonly #options: EngineOptions;
  readonly #startedAtWall: number;
  readonly context: EngineContext;
  /** Last instant that the clock was found to be right at; what it shows is judged by it (rule 15). */
  #trusted: number | undefined;
  #held: Reason | undefined;
  readonly #ledgers: Ledgers;
  readonly #lanes = new Lanes();
  /** Answers of calls that may take long, by command id: a client that asks again gets the same one (rule 38). */
  readonly #answers = new Map<string, Promise<unknown>>();
  #store: Store | undefined;
  #state: HomeState = 'uninitialised';
  #reason: string | undefined;
  #index: Promise<FactIndex> | undefined;
  #documents: Promise<Documents> | undefined;
  #list: Promise<DocumentList> | undefined;
  #commands: CommandMemory | undefined;
  #underWay = 0;
  /** A write of the store failed, and it could not be read again yet. */
  #isLost = false;
  #reopening: Promise<void> | undefined;

  private constructor(kernel: Kernel, options: EngineOptions) {
    this.#kernel = kernel;
    this.#options = options;
    this.#startedAtWall = kernel.clock.now();
    this.#ledgers = new Ledgers(kernel, options.home, () => this.#ready());
    const { home, version, assets } = options;
    this.context = {
      kernel,
      home,
      version,
      assets,
      startedAt: kernel.clock.monotonic(),
      store: () => this.#ready(),
      index: () => this.#indexed(),
      documents: () => this.#documented(),
      documentList: () => this.#listed(),
      commands: () => {
        this.#commands ??= new CommandMemory(this.#ready());
        return this.#commands;
      },
      ledger: (configuration) => this.#ledgers.ledger(configuration),
      bookLedger: (folder, administration) => bookProvider.open({ kernel, folder, settings: {} }, administration),
      witness: () => writeWitness(kernel.disk, options.witnessPath, home, this.#ready().position),
      inLane: (target, work) => this.#lanes.run(target, work),
      notify: options.onNotification,
      trustClock: () => {
        this.#trusted = kernel.clock.now();
        this.#held = undefined;
      },
      held: () => this.#held,
      isStopping: () => this.#state === 'stopping',
    };
  }

  /** Opens the home, whatever state it is in; only reading the disk may reject. */
  static async start(kernel: Kernel, options: EngineOptions): Promise<Engine> {
    const engine = new Engine(kernel, options);
    await engine.#openHome();
    return engine;
  }

  get state(): HomeState {
    return this.#state;
  }

  async #openHome(): Promise<void> {
    this.#index = undefined;
    this.#documents = undefined;
    this.#list = undefined;
    this.#commands = undefined;
    this.#store = undefined;
    this.#reason = undefined;
    this.#state = 'uninitialised';
    if (!(await Store.exists(this.#kernel.disk, this.#options.home))) return;
    try {
      const store = await Store.open(this.#kernel, this.#options.home);
      this.#adopt(store);
      if ((await store.get('settings', 'property')) === undefined) return;
      await checkWitness(this.#kernel.disk, this.#options.witnessPath, this.#options.home, store.position);
      // Before anything is logged with the clock as it is now.
      this.#trusted = store.lastLoggedAt;
      await this.#endInterruptedRuns(store);
      this.#state = 'ready';
    } catch (error) {
      if (!(error instanceof Quarantine)) throw error;
      this.#state = 'quarantine';
      this.#reason = error.message;
    }
  }

  #adopt(store: Store): void {
    this.#store = store;
    store.listen((changes, seq) => {
      this.#notePropertyOf(changes);
      this.#options.onNotification('changed', {
        seq,
        kinds: [...new Set(changes.map((change) => change.file.split('/')[0] ?? change.file))],
      });
    });
  }

  /** A run that the last process did not end was cut off; what it sent is settled by the next run. */
  async #endInterruptedRuns(store: Store): Promise<void> {
    for (const file of store.files<`runs/${string}`>('runs/').slice(-2)) {
      for (const { value } of (await store.records(file)).values()) {
        if (value.outcome !== 'running') continue;
        await store.transact('daemon', (transaction) =>
          transaction.put(file, value.run, { ...value, outcome: 'interrupted', endedAt: this.#kernel.clock.now() }),
        );
      }
    }
  }

  /**
   * Answers one call.
   *
   * @param params as they came over the wire; validated here.
   * @param who for the audit trail: `operator:anna`.
   * @throws Refusal
   */
  async call<Name extends MethodName>(method: Name, params: unknown, who: string): Promise<ResultOf<Name>> {
    const parsed = methods[method].params.safeParse(params ?? {});
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw refused('usage', {
        code: 'not-valid',
        details: { message: `${issue?.path.join('.') || method}: ${issue?.message ?? ''}` },
      });
    }
    this.#underWay += 1;
    try {
      return (await this.guarded(() =>
        this.#dispatch(method, parsed.data as ParsedParamsOf<Name>, who),
      )) as ResultOf<Name>;
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Does work on the home: opened again first when it was lost, opened again after when a write of it failed. */
  async guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isLost) await this.#reopen();
    try {
      return await work();
    } catch (error) {
      await this.#afterFailure(error);
      throw error;
    }
  }

  async #dispatch<Name extends MethodName>(method: Name, params: ParsedParamsOf<Name>, who: string): Promise<unknown> {
    switch (method) {
      case 'hello':
        return this.#hello(params as ParsedParamsOf<'hello'>);
      case 'status':
        return this.#status();
      case 'subscribe':
        this.#options.onSubscribed?.();
        return { seq: this.#store?.seq ?? 0 };
      case 'daemon.stop':
        this.#options.onStop();
        return {};
      default: {
        if (method === 'home.init' || method === 'home.init-sample') await this.#makeStore();
        const handler = handlers[method as Exclude<MethodName, OwnMethods>] as Answer<Name> | AnyCommand<Name>;
        return typeof handler === 'function'
          ? this.#once(method, params, () => handler(params, this.context, who))
          : this.#command(method, handler, params, who);
      }
    }
  }

  #once(method: MethodName, params: object, answer: () => Promise<unknown>): Promise<unknown> {
    if (!('commandId' in params) || typeof params.commandId !== 'string') return answer();
    const { commandId } = params;
    const known = this.#answers.get(commandId);
    if (known) return known;
    if (this.#state === 'ready') this.context.commands().noteOther(commandId, method);
    const made = answer();
    this.#answers.set(commandId, made);
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined && this.#answers.size > rememberedAnswers) this.#answers.delete(oldest);
    return made;
  }

  /** Rule 38: the first half is committed with the client's command id; a repeat goes straight to the second. */
  async #command<Name extends MethodName>(
    method: Name,
    handler: AnyCommand<Name>,
    params: ParsedParamsOf<Name>,
    who: string,
  ): Promise<ResultOf<Name>> {
    const store = this.#ready();
    const { commandId } = params as { commandId: string };
    const now = this.#kernel.clock.now();
    const zone = await propertyOf(store).then(
      (property) => property.zone,
      () => 'UTC',
    );
    const partition = `commands/${monthOf(localTime(now, zone).date)}` as const;
    let remember = (): void => undefined;
    const subject = await store.transact(who, async (transaction) => {
      for (const file of store.files<`commands/${string}`>('commands/').slice(-2)) {
        const known = await store.get(file, commandId);
        if (known) return known.result;
      }
      const watched = this.context.commands().watch(transaction);
      const made = await handler.apply(params, watched.transaction, this.context);
      await transaction.put(partition, commandId, { id: commandId, method, at: now, result: made });
      remember = watched.keep(commandId, method);
      return made;
    });
    remember();
    if ((method === 'home.init' || method === 'home.init-sample') && this.#state === 'uninitialised') {
      this.#state = 'ready';
      await this.remember();
      await this.context.witness();
    }
    return handler.view(subject as never, params, this.context);
  }

  async #makeStore(): Promise<void> {
    if (this.#state !== 'uninitialised' || this.#store) return;
    this.#adopt(await Store.create(this.#kernel, this.#options.home));
  }

  #hello({ protocol, build }: ParsedParamsOf<'hello'>): ResultOf<'hello'> {
    if (protocol.min > protocolVersion.max || protocol.max < protocolVersion.min) {
      // One sentence that says which side to restart (rule 39).
      throw refused('refused', {
        code: protocol.min > protocolVersion.max ? 'daemon-too-old' : 'client-too-old',
        details: { daemon: this.#options.version, client: build },
      });
    }
    const setting = this.#settingsNow();
    return {
      protocol: Math.min(protocol.max, protocolVersion.max),
      build: this.#options.version,
      home: this.#options.home,
      sample: setting.sample,
      state: this.#state,
      ...(this.#reason === undefined ? {} : { reason: this.#reason }),
      seq: this.#store?.seq ?? 0,
      language: setting.language,
    };
  }

  #known: { sample: boolean; language: string } | undefined;

  #settingsNow(): { sample: boolean; language: string } {
    return this.#known ?? { sample: false, language: 'en' };
  }

  async #status(): Promise<StatusView> {
    const { home, version, pid, memoryBytes } = this.#options;
    const empty = {
      sample: false,
      property: '',
      language: 'en',
      currency: 'EUR',
      zone: 'UTC',
      documents: {},
      causes: 0,
      lastRun: null,
      nextRun: null,
    };
    const of = this.#state === 'ready' ? await readyStatus(this.context) : empty;
    return {
      ...of,
      home,
      version,
      pid,
      startedAt: new Date(this.#startedAtWall).toISOString(),
      storeSeq: this.#store?.seq ?? 0,
      headHash: this.#store?.position.hash ?? '',
      state: this.#state,
      ...(this.#reason === undefined ? {} : { reason: this.#reason }),
      ...(this.#held === undefined ? {} : { held: { code: this.#held.code, details: { ...this.#held.details } } }),
      memoryBytes: memoryBytes(),
    };
  }

  #ready(): Store {
    if (this.#state === 'quarantine')
      throw refused('quarantine', { code: 'quarantine', details: { message: this.#reason ?? '' } });
    if (!this.#store) throw refused('uninitialised', { code: 'uninitialised', details: { home: this.#options.home } });
    return this.#store;
  }

  #indexed(): Promise<FactIndex> {
    const store = this.#ready();
    const breathing = new Breathing(this.#kernel.clock);
    this.#index ??= FactIndex.build(store, () => breathing.breathe());
    // A build that failed is tried again: it may have been the disk.
    this.#index.catch(() => {
      this.#index = undefined;
    });
    return this.#index;
  }

  #documented(): Promise<Documents> {
    const store = this.#ready();
    this.#documents ??= this.#indexed().then((index) => new Documents(store, index));
    this.#documents.catch(() => {
      this.#documents = undefined;
    });
    return this.#documents;
  }

  #listed(): Promise<DocumentList> {
    const store = this.#ready();
    this.#list ??= Promise.all([this.#indexed(), this.#documented()]).then(
      ([index, documents]) => new DocumentList(store, index, documents, this.#kernel.clock),
    );
    this.#list.catch(() => {
      this.#list = undefined;
    });
    return this.#list;
  }

  /** Makes the list of documents ready before somebody asks for it, in short pieces between the calls. */
  async warm(): Promise<void> {
    if (this.#state === 'ready') await this.guarded(async () => (await this.context.documentList()).warm());
  }

  /** After a failed write nothing in memory is believed: the store is reopened from disk (rule 29). */
  async #afterFailure(error: unknown): Promise<void> {
    if (error instanceof Quarantine) {
      this.#state = 'quarantine';
      this.#reason = error.message;
      return;
    }
    if (!(error instanceof StoreWriteError)) return;
    if (this.#store?.failed !== undefined) this.#isLost = true;
    // What the caller has to hear is that the write failed; a disk that cannot be read either is met by the next call.
    if (this.#isLost) await this.#reopen().catch(ignoreDisk);
  }

  /** Several calls may meet the failed store at once; it is opened again once. */
  #reopen(): Promise<void> {
    this.#reopening ??= this.#closeAndOpen().finally(() => {
      this.#reopening = undefined;
    });
    return this.#reopening;
  }

  async #closeAndOpen(): Promise<void> {
    if (this.#state === 'stopping') return;
    // Failed files are closed as well as it goes: nothing in them is believed before it is read again.
    await this.#ledgers.closeAll().catch(ignoreDisk);
    await this.#store?.close().catch(ignoreDisk);
    await this.#openHome();
    this.#isLost = false;
  }

  /** Why automatic runs must wait for a person, now; shown by `status`. */
  clockHold(): Reason | undefined {
    const now = this.#kernel.clock.now();
    this.#held = clockProblem(now, this.#trusted);
    if (!this.#held) this.#trusted = now;
    return this.#held;
  }

  /** What a look at the wall clock asks for: dropped files, then due runs. Called by the scheduler. */
  async takeDropped(): Promise<void> {
    if (this.#state === 'ready') await takeDropped(this.context);
  }

  /** What `hello` tells follows the settings. */
  #notePropertyOf(changes: readonly Change[]): void {
    for (const { file, id, after } of changes) {
      if (file !== 'settings' || id !== 'property') continue;
      const { sample, language } = (after as { value: Property }).value;
      this.#known = { sample, language };
    }
  }

  /** Fills in what `hello` tells without waiting: when a home is opened, and when it is made. */
  async remember(): Promise<void> {
    if (this.#state !== 'ready') return;
    const { sample, language } = await propertyOf(this.#ready());
    this.#known = { sample, language };
  }

  get busy(): boolean {
    return this.#underWay > 0;
  }

  /** Lets a run end between two entries, writes a checkpoint, closes. */
  async stop(): Promise<void> {
    const wasReady = this.#state === 'ready';
    this.#state = 'stopping';
    const store = this.#store;
    if (!store) return;
    // A run ends between two entries; one that is waiting for a package is cut off, which is what a crash does too.
    await Promise.race([this.#lanes.empty(), this.#kernel.clock.sleep(longestStopMs)]);
    await store.transact('daemon', async () => undefined).catch(ignoreFailedStore);
    if (wasReady && store.failed === undefined) {
      await store.checkpoint().catch(ignoreFailedStore);
      await writeWitness(this.#kernel.disk, this.#options.witnessPath, this.#options.home, store.position);
    }
    await this.#ledgers.closeAll();
    await store.close();
  }
}

function ignoreDisk(error: unknown): void {
  if (!(error instanceof DiskError || error instanceof StoreWriteError)) throw error;
}

/** A store that can no longer be written still has to be closed; what it lacks is in the log, or was never committed. */
function ignoreFailedStore(error: unknown): void {
  if (!(error instanceof StoreWriteError) && !(error instanceof Refusal)) throw error;
}
