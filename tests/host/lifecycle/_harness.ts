import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { openRegistry, type RegistryClient } from '@hardpoint/registry/client'
import type { Advisory, HostConfig, IndexEntry, Manifest, Tier } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { generateKeyPair, signPackage, type KeyPair } from '@hardpoint/schemas/package'
import { checkGrant, consentFor, surfaceOf } from '../../../host/capabilities/consent.ts'
import type { LogLine } from '../../../host/capabilities/_services.ts'
import type { Gate, GateCaller } from '../../../host/capabilities/gate.ts'
import type { CallOptions, CapabilityReply, Cells, GuestCall, PluginState } from '../../../host/cells/cells.ts'
import { CallHolds } from '../../../host/runtime/call-holds.ts'
import { createLifecycle } from '../../../host/lifecycle/create-lifecycle.ts'
import type { ConsentRules } from '../../../host/lifecycle/consent-rules.ts'
import type { Actor, Consent, Lifecycle, Plan } from '../../../host/lifecycle/lifecycle.ts'
import type { ActivePlugin } from '../../../host/runtime/active-plugin.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { Commit, CommitResult, Store } from '../../../host/storage/store.ts'
import { openTestRegistry, type TestRegistry } from '../../_registry.ts'

export const ADMIN: Actor = { tenant: 'default', by: 'token:admin' }

/** A cell that runs nothing and writes down what it was told. */
export interface FakeCells extends Cells {
  readonly told: string[]
  readonly running: PluginState[]
  /** What a version does when it is asked for its health, or to migrate; by its version, as `1.1.0`. Nothing: it has no such handler. */
  readonly handlers: Map<string, (call: GuestCall, options: CallOptions) => unknown>
}

/** Registry, store and lifecycle, all real, in a directory of the test's own. */
export interface Fixture {
  readonly keys: Record<string, KeyPair>
  readonly registry: TestRegistry
  readonly registryDirectory: string
  readonly dataDirectory: string
  readonly cells: FakeCells
  readonly changes: (readonly string[])[]
  /** What went wrong after a change was in force. */
  readonly reports: string[]
  /** Thrown by those who follow changes. */
  followerError: Error | undefined
  /** What the registry says of versions besides what was published, by `acme.mail@1.0.0`. */
  readonly said: Map<string, Partial<IndexEntry>>
  /** What the registry lists in the place of what was published, by id. */
  readonly listed: Map<string, readonly IndexEntry[]>
  /** What the registry has of a plugin is refused, by id, as where its publisher's role has run out. */
  readonly refused: Map<string, HardpointError>
  /** In the place of the registry's list, and of any answer. */
  advisories: readonly Advisory[] | undefined
  advisoriesFail: HardpointError | undefined
  versionsFail: HardpointError | undefined
  /** The registry answers what it has of one plugin no sooner. */
  beforeVersions: (id: string) => Promise<void>
  tier: Tier
  now: number
  /** Who this host is when it draws its place in a share. */
  hostId: string
  /** Asked before each commit: throwing there is a kill before it, as far as the disk can tell. */
  beforeCommit: (commit: Commit) => void
  /** As a step of a verb begins, as `install switch`: throwing there is a kill, as far as the disk can tell. */
  onStep: (step: string) => void
  /** Answers what health handlers and migrations ask for. */
  gate: (method: string, caller: GateCaller) => CapabilityReply
  readonly logs: LogLine[]
  /** Looks after upgrades that are watched, as a timer does else. */
  look: () => Promise<void>
  /** What the runtime knows of calls that are under way. */
  holds: CallHolds
  store: Store
  lifecycle: Lifecycle
  publish(manifest: Partial<Manifest> & Pick<Manifest, 'id' | 'version'>, main?: string): Promise<void>
  /** Plan, consent to everything, install. */
  install(...specs: string[]): Promise<Plan>
  /** Closes the host and starts one on the same directory. */
  restart(config?: HostConfig, engineVersion?: string): Promise<void>
}

export function manifestOf(manifest: Partial<Manifest> & Pick<Manifest, 'id' | 'version'>): Manifest {
  return { title: manifest.id, description: 'For tests.', license: 'MIT', engines: { hardpoint: '^0.1.0' }, tier: 'free', ...manifest }
}

export function consentToAll({ plugins }: Plan): Consent {
  return Object.fromEntries(plugins.map(({ id, capabilities }) => [id, capabilities.map(capability => capability.id)]))
}

export async function fixture(t: Test, { config = {} as HostConfig, tier = 'enterprise' as Tier } = {}): Promise<Fixture> {
  const root = t.testdir()
  const registryDirectory = join(root, 'registry')
  const dataDirectory = join(root, 'data')
  mkdirSync(dataDirectory)
  const registry = await openTestRegistry(registryDirectory)
  const client = openRegistry(registryDirectory)
  const said = (entry: IndexEntry): IndexEntry => ({ ...entry, ...self.said.get(`${entry.id}@${entry.version}`) })
  const versions = async (id: string) => {
    await self.beforeVersions(id)
    if (self.versionsFail !== undefined) throw self.versionsFail
    return [...self.listed.get(id) ?? await client.versions(id)].map(said)
  }
  const find: typeof client.find = async (...asked) => {
    if (self.versionsFail !== undefined) throw self.versionsFail
    const found = new Map<string, readonly IndexEntry[] | HardpointError>(await listing(client, said)(...asked))
    for (const id of asked[0]) {
      const refusal = self.refused.get(id)
      if (refusal !== undefined) found.set(id, refusal)
    }
    for (const id of asked[0]) if (self.listed.has(id)) found.set(id, [...self.listed.get(id) ?? []].map(said))
    return found
  }
  const advisories = async () => {
    if (self.advisoriesFail !== undefined) throw self.advisoriesFail
    if (self.advisories !== undefined) return self.advisories
    await client.refresh()
    return client.advisories()
  }
  const open = async (settings: HostConfig, engineVersion = '0.1.0') => {
    self.store = guarded(await openLevelStore(join(dataDirectory, 'store')), commit => self.beforeCommit(commit))
    self.lifecycle = await createLifecycle({
      store: self.store, registry: () => ({ ...client, versions, find, advisories }), cells: self.cells, consent: RULES, config: settings,
      licensing: { tierOf: () => self.tier, status: tenant => ({ tenant, tier: self.tier, state: 'none', reason: 'no license is set.' }) },
      clock: () => self.now, engineVersion, dataDirectory, holds: self.holds,
      gate: { call: async ({ method }, caller) => self.gate(method, caller) },
      log: line => { self.logs.push(line) },
      every: (_, look) => { self.look = look; return () => {} },
      makeId: () => self.hostId,
      onStep: (verb, step) => self.onStep(`${verb} ${step}`),
      report: (error, doing) => { self.reports.push(`${doing}: ${String(error)}`) },
      onChange: async (plugins: readonly Pick<ActivePlugin, 'manifest'>[]) => {
        if (self.followerError !== undefined) throw self.followerError
        self.changes.push(plugins.map(({ manifest }) => `${manifest.id}@${manifest.version}`))
      },
    })
  }
  const self: Fixture = {
    keys: {}, registry, registryDirectory, dataDirectory, cells: fakeCells(), changes: [], reports: [], said: new Map(), listed: new Map(), refused: new Map(), followerError: undefined, advisories: undefined, advisoriesFail: undefined, versionsFail: undefined, tier, now: Date.UTC(2026, 0, 1), hostId: 'a host',
    beforeVersions: async () => {}, beforeCommit: () => {}, onStep: () => {}, gate: () => ({ ok: true, result: 'null' }), logs: [], look: async () => {}, holds: new CallHolds(30_000, 50),
    // Both are set by open() below, before anyone can look.
    store: undefined as unknown as Store, lifecycle: undefined as unknown as Lifecycle,
    async publish(manifest, main = 'export default {}') {
      const publisher = manifest.id.slice(0, manifest.id.indexOf('.'))
      const key = self.keys[publisher] ??= generateKeyPair()
      const files = new Map([['plugin.json', Buffer.from(JSON.stringify(manifestOf(manifest)))], ['main.js', Buffer.from(main)]])
      await registry.publish(signPackage(files, key), key)
    },
    async install(...specs) {
      const plan = await self.lifecycle.plan(specs, ADMIN)
      await self.lifecycle.install(plan, consentToAll(plan), ADMIN)
      return plan
    },
    async restart(settings = config, engineVersion) {
      await self.lifecycle.close()
      await self.store.close()
      self.beforeCommit = () => {}
      self.onStep = () => {}
      await open(settings, engineVersion)
    },
  }
  await open(config)
  t.teardown(async () => {
    await self.lifecycle.close()
    await self.store.close()
    await registry.close()
  })
  return self
}

/** What a registry lists, with its lines changed: as if their publisher had signed that. */
export function listing(client: RegistryClient, change: (entry: IndexEntry) => IndexEntry): RegistryClient['find'] {
  return async (ids, signal) => new Map([...await client.find(ids, signal)].map(([id, found]) => [id, HardpointError.is(found) ? found : found.map(change)]))
}

function guarded(store: Store, before: (commit: Commit) => void): Store {
  return {
    get: key => store.get(key), getMany: keys => store.getMany(keys), scan: range => store.scan(range), close: () => store.close(),
    async commit(commit): Promise<CommitResult> {
      before(commit)
      return store.commit(commit)
    },
  }
}

function fakeCells(): FakeCells {
  const told: string[] = []
  const running: PluginState[] = []
  const handlers: FakeCells['handlers'] = new Map()
  const call: Cells['call'] = async (code, given, options) => {
    const handler = handlers.get(code.version)
    if (handler === undefined) throw new HardpointError('HP_ERR_HANDLER_MISSING', { plugin: code.id, what: 'anything' })
    return { text: JSON.stringify(await handler(given, options) ?? null), head: null, queuedMs: 0, ranMs: 0 }
  }
  return {
    told, running, handlers, call,
    beside: code => ({
      call: (given, options) => call(code, given, options),
      close: async () => { told.push(`close ${code.id} ${code.version} beside`) },
    }),
    stop: async (plugin, { drainMs = 0, keep } = {}) => { told.push(`stop ${plugin}${drainMs > 0 ? ' drained' : ''}${keep === undefined ? '' : `, but ${keep}`}`) },
    release: async plugin => { told.push(`release ${plugin}`) },
    states: () => running,
    close: async () => {},
  }
}

/** The real ones, as the kernel passes them. */
export const RULES: ConsentRules = { consentFor, checkGrant, surfaceOf }

/** Where nothing of a plugin runs. */
export const NO_GATE: Pick<Gate, 'call'> = { call: async () => ({ ok: true, result: 'null' }) }
