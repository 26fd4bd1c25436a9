import { randomUUID } from 'node:crypto'
import type { Manifest, RouteContribution, Tier } from '@hardpoint/schemas'
import { parseDocument } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { closest } from 'fastest-levenshtein'
import type { PluginDefinition } from '../define/define-plugin.ts'
import type { GuestContext, GuestPrincipal } from '../guest/context.ts'
import type { HostApi } from '../guest/host-api.gen.ts'
import { assertEntitled, hasFeature, type FakeEntitlement } from './fake-entitlement.ts'
import { fakeHostApi } from './fake-host-api.ts'
import { answerError, isRefusal, requestOf, type FakeRequestOptions } from './fake-request.ts'
import type { FetchStub } from './fake-fetch.ts'
import { checkAnswer } from './_check-answer.ts'
import { GuestTypeError } from './_guest-type-error.ts'
import { problemIn } from './_problem-in.ts'
import { FakeSchedule } from './fake-schedule.ts'
import { FakeStorage } from './fake-storage.ts'
import type { FakeCall, FakeEvent, FakeExport, FakeLogLine, FakeWorld } from './fake-world.ts'

/** What the world around the plugin is like. */
export interface FakeHostOptions {
  /** The admin's settings, checked by the manifest's config schema. */
  readonly config?: Readonly<Record<string, unknown>>
  /** Milliseconds since 1970; the system's without it. `advance` adds to it. */
  readonly clock?: () => number
  /** Who calls where a call does not say; an admin without it. */
  readonly principal?: GuestPrincipal
  /** Answers what the plugin fetches. */
  readonly fetch?: FetchStub
  /** Exports of other plugins: plugin id, name, function. */
  readonly exports?: Readonly<Record<string, Readonly<Record<string, FakeExport>>>>
  /** What the admin granted; everything the manifest asks for without it. */
  readonly grant?: Readonly<Record<string, object | undefined>>
  /** The organisation's tier; enterprise without it. Below the plugin's own, only what is `lapsed` is served, read-only. */
  readonly tier?: Tier
  /** Features switched on (where the tier has them) or off. */
  readonly features?: Readonly<Record<string, boolean>>
  /** Serve as with a license that has run out, whatever the tier. */
  readonly readOnly?: boolean
}

/** In which organisation; `default` without it. */
export interface FakeTenantOptions {
  readonly tenant?: string
}

/** Who calls, in which organisation. */
export interface FakeCallOptions extends FakeTenantOptions {
  readonly principal?: GuestPrincipal
}

/** A host in memory for one plugin: the same refusals, limits and validations as the real one, without isolate, license or network. */
export interface FakeHost {
  /** The `host` object that handlers get, for the organisation `default`. */
  readonly host: HostApi
  /** Published so far, oldest first. */
  readonly events: readonly FakeEvent[]
  readonly logs: readonly FakeLogLine[]
  readonly schedule: FakeSchedule
  /** What handlers threw that was no refusal; over HTTP the caller saw HP_ERR_PLUGIN_THREW. */
  readonly failures: readonly unknown[]
  storage(tenant?: string): FakeStorage
  /**
   * Sends a request to a route, as `/accounts/a?limit=5`. A text or a Uint8Array is sent as it is, with the content type that the options
   * name; anything else as JSON.
   */
  request(method: string, path: string, body?: unknown, options?: FakeCallOptions & FakeRequestOptions): Promise<Response>
  /**
   * Calls an export as the plugin `caller`, which is the principal: never the person it acts for.
   *
   * @throws what the handler throws, HP_ERR_PARAMS, HP_ERR_PLUGIN_ANSWER, HP_ERR_EXPORT_UNKNOWN, HP_ERR_TIER, HP_ERR_FEATURE_OFF
   */
  call(name: string, params?: unknown, options?: FakeTenantOptions & { readonly caller?: string }): Promise<unknown>
  /** Delivers an event (full topic) to the handlers that subscribe to it. @returns how many there were */
  deliver(topic: string, data: unknown, options?: FakeTenantOptions & { readonly id?: string; readonly at?: string }): Promise<number>
  /** Runs a job now. */
  run(job: string, options?: FakeTenantOptions & { readonly data?: unknown; readonly scheduledFor?: string; readonly attempt?: number }): Promise<void>
  /**
   * Runs every scheduled job that is due by the clock, once. One that fails is due again after a wait, as with the host, five times in all.
   *
   * @returns how many there were
   * @throws what the first that failed threw, once all have run
   */
  runDue(): Promise<number>
  /**
   * Asks the health handler, as the host does: it reads only, and has storage, config and log.
   *
   * @throws what the handler throws, HP_ERR_HANDLER_MISSING
   */
  health(): Promise<void>
  /**
   * Runs the migrations that lead from one version of the data to the one in plugin.json, in one organisation. What one that throws
   * has written stays here; the host works on a copy.
   *
   * @throws what a migration throws, HP_ERR_HANDLER_MISSING for a step that has none
   */
  migrate(from: number, options?: FakeTenantOptions): Promise<void>
  /** Lets time pass. */
  advance(milliseconds: number): void
  /** Changes the world: in force at the next call. */
  set(changes: Pick<FakeHostOptions, 'config' | 'tier' | 'features' | 'readOnly'>): void
}

const ADMIN: GuestPrincipal = { id: 'token:admin', roles: ['member', 'admin'] }
const KERNEL: GuestPrincipal = { id: 'kernel', roles: [] }
const DEFAULT_QUOTA_BYTES = 10_485_760
/** What a health handler and a migration may use. */
const UPGRADE_CAPABILITIES: readonly string[] = ['storage', 'config', 'log']

/**
 * Makes a fake host for a plugin.
 *
 * ```ts
 * const fake = createFakeHost(manifest, plugin, { config: { greeting: 'Hello' } })
 * const response = await fake.request('GET', '/hello/Ada')
 * ```
 *
 * @param manifest plugin.json, parsed
 * @param plugin the default export of the plugin's code
 * @throws HP_ERR_DOCUMENT_INVALID for a manifest or a config that the host would refuse
 */
export function createFakeHost(manifest: unknown, plugin: PluginDefinition, options: FakeHostOptions = {}): FakeHost {
  return new MemoryHost(parseDocument('Manifest', manifest, 'plugin.json'), plugin, options)
}

class MemoryHost implements FakeHost {
  readonly events: FakeEvent[] = []
  readonly logs: FakeLogLine[] = []
  readonly failures: unknown[] = []
  readonly schedule: FakeSchedule
  readonly host: HostApi
  readonly #manifest: Manifest
  readonly #plugin: PluginDefinition
  readonly #stores = new Map<string, FakeStorage>()
  readonly #world: FakeWorld
  #options: FakeHostOptions
  #offset = 0

  constructor(manifest: Manifest, plugin: PluginDefinition, options: FakeHostOptions) {
    this.#manifest = manifest
    this.#plugin = plugin
    this.#options = options
    this.#assertConfig(options.config)
    const { clock = Date.now, grant = manifest.capabilities ?? {}, fetch, exports = {} } = options
    const now = () => clock() + this.#offset
    const scheduling = grant['schedule'] as { maxPending?: number } | undefined
    this.schedule = new FakeSchedule(manifest, { clock: now, maxPending: scheduling?.maxPending })
    const isReadOnly = () => this.#entitlement.readOnly
    this.#world = {
      manifest, grant, clock: now, fetch, exports, schedule: this.schedule, events: this.events, logs: this.logs,
      storageOf: (tenant) => this.storage(tenant), config: () => this.#options.config ?? {},
      state: { get readOnly() { return isReadOnly() } },
    }
    this.host = fakeHostApi(this.#world, { tenant: 'default', chain: [manifest.id] })
  }

  get #entitlement(): FakeEntitlement {
    const { tier = 'enterprise', features = {}, readOnly = false } = this.#options
    return { manifest: this.#manifest, tier, features, readOnly: readOnly || !hasFeature({ manifest: this.#manifest, tier, features, readOnly: false }, undefined) }
  }

  storage(tenant = 'default'): FakeStorage {
    const { quotaBytes = DEFAULT_QUOTA_BYTES } = (this.#world.grant['storage'] ?? {}) as { quotaBytes?: number }
    return this.#stores.getOrInsertComputed(tenant, () => new FakeStorage({ plugin: this.#manifest.id, clock: this.#world.clock, quotaBytes }))
  }

  async request(method: string, path: string, body?: unknown, options: FakeCallOptions & FakeRequestOptions = {}): Promise<Response> {
    const principal = options.principal ?? this.#options.principal ?? ADMIN
    const requestId = randomUUID()
    const response = await this.#answer({ method, path, body, options, principal, requestId }).catch((error: unknown) => answerError(error, { requestId, principal }))
    response.headers.set('x-request-id', requestId)
    return method === 'HEAD' ? new Response(null, response) : response
  }

  async call(name: string, params: unknown = null, options: FakeTenantOptions & { readonly caller?: string } = {}): Promise<unknown> {
    const { caller = 'test.caller', tenant } = options
    const plugin = this.#manifest.id
    const declared = this.#manifest.contributes?.exports ?? []
    const contribution = declared.find(({ id }) => id === name)
    if (contribution === undefined) throw new HardpointError('HP_ERR_EXPORT_UNKNOWN', { callee: plugin, export: name, nearest: nearest(name, declared) })
    const given = throughJson(params)
    const problem = problemIn(contribution.params, given)
    if (problem !== undefined) throw new HardpointError('HP_ERR_PARAMS', { method: `plugins.call ${plugin}.${name}`, ...problem })
    assertEntitled(this.#entitlement, contribution)
    const context = this.#context({ principal: { id: `plugin:${caller}`, roles: [] }, tenant })
    const result = throughJson(await this.#handler('exports', name, `export ${name}`)(given as never, this.#hostFor(tenant, [caller]), context as never))
    const wrong = problemIn(contribution.result, result)
    if (wrong !== undefined) throw new HardpointError('HP_ERR_PLUGIN_ANSWER', { plugin, what: `export ${name}`, problem: `${wrong.pointer} ${wrong.problem}` })
    return result
  }

  async deliver(topic: string, data: unknown, options: FakeTenantOptions & { readonly id?: string; readonly at?: string } = {}): Promise<number> {
    const { topics = [] } = (this.#world.grant['events.subscribe'] ?? {}) as { topics?: readonly string[] }
    const found = (this.#manifest.contributes?.events ?? []).filter((event) => event.topic === topic && topics.includes(topic))
    const { id = randomUUID(), at = new Date(this.#world.clock()).toISOString(), tenant } = options
    for (const contribution of found) {
      assertEntitled(this.#entitlement, contribution)
      const context = this.#context({ principal: KERNEL, tenant, requestId: `event:${id}` })
      await this.#handler('events', contribution.id, `event ${contribution.id}`)({ id, topic, data: throughJson(data), at } as never, this.#hostFor(tenant), context as never)
    }
    return found.length
  }

  async run(job: string, options: FakeTenantOptions & { readonly data?: unknown; readonly scheduledFor?: string; readonly attempt?: number } = {}): Promise<void> {
    const declared = this.#manifest.contributes?.jobs ?? []
    const contribution = declared.find(({ id }) => id === job)
    if (contribution === undefined) throw new HardpointError('HP_ERR_JOB_UNKNOWN', { plugin: this.#manifest.id, method: 'run', job, nearest: nearest(job, declared) })
    assertEntitled(this.#entitlement, contribution)
    const { data, scheduledFor = new Date(this.#world.clock()).toISOString(), attempt = 1, tenant } = options
    const context = this.#context({ principal: KERNEL, tenant, requestId: `job:${randomUUID()}` })
    await this.#handler('jobs', job, `job ${job}`)({ job, scheduledFor, data: throughJson(data), attempt } as never, this.#hostFor(tenant), context as never)
  }

  async runDue(): Promise<number> {
    const due = this.schedule.takeDue()
    const failed: unknown[] = []
    for (const run of due) {
      const { job, at, data, tenant, attempt } = run
      await this.run(job, { data, scheduledFor: new Date(at).toISOString(), tenant, attempt }).catch((error: unknown) => {
        failed.push(error)
        this.schedule.retry(run)
      })
    }
    if (failed.length > 0) throw failed[0]
    return due.length
  }

  async health(): Promise<void> {
    const { health } = this.#plugin
    if (this.#manifest.contributes?.health !== true || typeof health !== 'function') throw this.#missing('health')
    await health(this.#upgradeHost({ readOnly: true }), this.#context({ principal: KERNEL, tenant: undefined }))
  }

  async migrate(from: number, { tenant }: FakeTenantOptions = {}): Promise<void> {
    const { migrations = {} } = this.#plugin
    for (let to = from + 1; to <= (this.#manifest.dataVersion ?? 1); to++) {
      const migration = Object.hasOwn(migrations, to) ? migrations[to] : undefined
      if (typeof migration !== 'function') throw this.#missing(`migration ${to}`)
      await migration(this.#upgradeHost({ readOnly: false, tenant }), this.#context({ principal: KERNEL, tenant }))
    }
  }

  advance(milliseconds: number): void { this.#offset += milliseconds }

  set(changes: Pick<FakeHostOptions, 'config' | 'tier' | 'features' | 'readOnly'>): void {
    if (changes.config !== undefined) this.#assertConfig(changes.config)
    this.#options = { ...this.#options, ...changes }
  }

  #assertConfig(config: Readonly<Record<string, unknown>> = {}): void {
    const problem = problemIn(this.#manifest.config, config)
    if (problem !== undefined) throw new HardpointError('HP_ERR_DOCUMENT_INVALID', { document: `config of ${this.#manifest.id}`, ...problem })
  }

  async #answer({ method, path, body, options, principal, requestId }: Sent): Promise<Response> {
    const admit = (contribution: RouteContribution) => assertEntitled(this.#entitlement, contribution)
    const { route, params, query, request } = requestOf(this.#manifest, { method, path, body, principal, options, admit })
    const what = `${route.method} ${route.path}`
    const handler = this.#handler('routes', route.id, `route ${route.id}`)
    const context = Object.freeze({ ...this.#context({ principal, tenant: options.tenant, requestId }), params, query })
    const response = await this.#guarded(what, async () => {
      const answer: unknown = await handler(request as never, this.#hostFor(options.tenant), context as never)
      if (answer instanceof Response) return answer
      throw new GuestTypeError('A route handler returns a Response. Write: return Response.json(…)')
    })
    return checkAnswer(response, { plugin: this.#manifest.id, what, shared: route.access === 'public' })
  }

  #context({ principal, tenant = 'default', requestId = randomUUID() }: { readonly principal: GuestPrincipal; readonly tenant: string | undefined; readonly requestId?: string }): GuestContext {
    // As they are when the call starts.
    const entitlement = this.#entitlement
    return Object.freeze({ tenant, principal, requestId, signal: new AbortController().signal, feature: (name: string) => hasFeature(entitlement, name) })
  }

  /** Nothing that could not be undone. */
  #upgradeHost({ readOnly, tenant = 'default' }: { readonly readOnly: boolean; readonly tenant?: string | undefined }): HostApi {
    const grant = Object.fromEntries(Object.entries(this.#world.grant).filter(([id]) => UPGRADE_CAPABILITIES.includes(id)))
    return fakeHostApi({ ...this.#world, grant, state: { readOnly } }, { tenant, chain: [this.#manifest.id] })
  }

  #missing(what: string): HardpointError {
    return new HardpointError('HP_ERR_HANDLER_MISSING', { plugin: this.#manifest.id, what })
  }

  #hostFor(tenant = 'default', callers: readonly string[] = []): HostApi {
    const call: FakeCall = { tenant, chain: [...callers, this.#manifest.id] }
    return fakeHostApi(this.#world, call)
  }

  #handler(table: 'routes' | 'events' | 'jobs' | 'exports', id: string, what: string): (input: never, host: HostApi, context: never) => unknown {
    const handlers: Readonly<Record<string, unknown>> = this.#plugin[table] ?? {}
    const handler = Object.hasOwn(handlers, id) ? handlers[id] : undefined
    if (typeof handler !== 'function') throw this.#missing(what)
    return handler as (input: never, host: HostApi, context: never) => unknown
  }

  /** A refusal is an answer; anything else a handler throws is kept for the test and hidden from the caller. */
  async #guarded(what: string, run: () => Promise<Response>): Promise<Response> {
    try {
      return await run()
    } catch (error) {
      if (isRefusal(error)) throw error
      this.failures.push(error)
      throw new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: this.#manifest.id, what, problem: problemOf(error) }, { cause: error })
    }
  }
}

/** A request on its way. */
interface Sent {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly options: FakeCallOptions & FakeRequestOptions
  readonly principal: GuestPrincipal
  readonly requestId: string
}

function nearest(name: string, declared: readonly { readonly id: string }[]): string {
  return declared.length === 0 ? 'it has none' : closest(name, declared.map(({ id }) => id))
}

function problemOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message.replace(/\.$/, '')}` : `Error: ${String(error)}`
}

/** A copy, as what crosses between an isolate and the host is: nothing is shared, and what JSON cannot say is gone. */
function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null) ?? 'null') as unknown
}
