import { rmSync } from 'node:fs'
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registryOver, type RegistryClient } from '@hardpoint/registry/client'
import { OPERATOR, createRegistryServer, initRegistry, openRegistryStore, type Commit, type RoleChange, type RegistryServerOptions, type RegistryStore, type RegistryStoreOptions } from '@hardpoint/registry/server'
import { generateKeyPair, type KeyPair } from '@hardpoint/schemas/package'
import type { IndexEntry, Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { Targets } from '@tufjs/models'
import { httpSource } from '../../../registry/client/http-source.ts'
import { memoryTrust } from '../../../registry/client/memory-trust.ts'
import { formatLines, indexPath } from '../../../registry/layout/mod.ts'
import { digestOf, keySigner, signRole } from '../../../registry/roles/mod.ts'
import { commitOf, inForce, lineOf, publish, type CommitParts } from '../_author.ts'
import { NOW, newOperator, packageOf, type Operator } from '../_fixtures.ts'
import { madeBy } from '../_operating.ts'
import type { Attack } from './_attack.ts'
import { Caller, type Call } from './_caller.ts'
import type { Site } from './_site.ts'

export type PublishingAttack = Attack<PublishingGround>

/** A role as JSON. */
export type RoleJson = Parameters<typeof Targets.fromJSON>[0]

/** Who publishes. */
export interface Author { readonly keys: KeyPair; readonly token: string }

/** What is served, and who may write: an attack must leave each of these files as it was, and add none. */
const KEPT = ['metadata', 'targets', 'packages', 'catalog.ndjson', 'private/tokens.json', 'private/online.key.json'] as const

/** So that a body over it is sent in no time. */
const MAX_PACKAGE_BYTES = 100_000

const TIMEOUT_MS = 10_000

interface Clock { now: number }

interface Template {
  readonly directory: string
  readonly operator: Operator
  readonly acme: Author
  readonly evil: Author
  /** The operator's token. */
  readonly operating: string
  /** The fingerprint of the first root. */
  readonly root: string
}

interface Parts extends Template {
  readonly store: RegistryStore
  readonly clock: Clock
}

/** Made once, and copied for each attack: what is made anew is written through to the disk each time. */
let template: Promise<Template> | undefined

async function makeTemplate(): Promise<Template> {
  const directory = await mkdtemp(join(tmpdir(), 'hp-attack-'))
  process.once('exit', () => { rmSync(directory, { recursive: true, force: true }) })
  const operator = newOperator()
  const { root } = await initRegistry(directory, { ...operator, clock: () => NOW })
  const store = await openRegistryStore(directory, optionsOf({ now: NOW }))
  const author = async (id: string): Promise<Author> => {
    const keys = generateKeyPair()
    await store.registerPublisher(id, keys.publicKey, operator.targets)
    return { keys, token: (await store.createToken(id, { scopes: ['publish', 'yank'] })).token }
  }
  const [acme, evil] = [await author('acme'), await author('evil')]
  for (const version of ['1.0.0', '1.1.0']) await publish(store, packageOf(acme.keys, { version }), acme)
  await publish(store, packageOf(evil.keys, { id: 'evil.games' }), evil)
  const { token: operating } = await store.createToken(OPERATOR)
  await store.close()
  return { directory, operator, root: `sha256:${root}`, acme, evil, operating }
}

function optionsOf(clock: Clock): RegistryStoreOptions {
  return { clock: () => clock.now, checkManifest: () => undefined, maxPackageBytes: MAX_PACKAGE_BYTES }
}

/**
 * A registry's server with the publishers acme and evil, and a client that follows it.
 *
 * acme.mail has 1.0.0 and 1.1.0, evil.games 1.0.0.
 */
export class PublishingGround implements Site {
  /** A key that nobody trusts. */
  readonly stranger: KeyPair = generateKeyPair()
  readonly directory: string
  readonly operator: Operator
  readonly store: RegistryStore
  readonly acme: Author
  readonly evil: Author
  readonly operating: string
  readonly #parts: Parts
  readonly #caller: Caller
  readonly #closing: (() => Promise<unknown>)[] = []
  #client: RegistryClient | undefined
  #kept: Readonly<Record<string, string>> = {}

  private constructor(parts: Parts) {
    const { directory, operator, store, acme, evil, operating } = parts
    this.directory = directory
    this.operator = operator
    this.store = store
    this.acme = acme
    this.evil = evil
    this.operating = operating
    this.#parts = parts
    this.#caller = new Caller([acme.token, evil.token, operating, directory])
  }

  static async open(): Promise<PublishingGround> {
    const { directory: made, ...parts } = await (template ??= makeTemplate())
    const directory = await mkdtemp(join(tmpdir(), 'hp-attack-'))
    await cp(made, directory, { recursive: true })
    const clock = { now: NOW }
    const ground = new PublishingGround({ ...parts, directory, clock, store: await openRegistryStore(directory, optionsOf(clock)) })
    await ground.serve()
    await ground.settle()
    return ground
  }

  get now(): number {
    return this.#parts.clock.now
  }

  set now(time: number) {
    this.#parts.clock.now = time
  }

  /** Serves the registry from here on, in place of the server before. */
  async serve(options: RegistryServerOptions = {}): Promise<void> {
    const server = await createRegistryServer(this.store, options)
    this.#caller.address = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
    this.#closing.push(() => server.close())
    this.#client = registryOver(httpSource(this.#caller.address, { timeoutMs: TIMEOUT_MS }), memoryTrust(), { clock: () => this.now, root: this.#parts.root })
  }

  /** What is so now is as it should be: what follows is the attack. */
  async settle(): Promise<void> {
    this.#kept = await this.#state()
    await this.#follow()
  }

  /** @returns the answer's body @throws what the registry answered, as an error of ours */
  call(call: Call): Promise<unknown> {
    return this.#caller.call(call)
  }

  /** Sends a package. */
  stage(bytes: Uint8Array, { token = this.acme.token, sha256 = digestOf(bytes).sha256 }: { readonly token?: string; readonly sha256?: string } = {}): Promise<unknown> {
    return this.call({ method: 'PUT', path: `/api/packages/${sha256}`, type: 'application/octet-stream', token, body: bytes })
  }

  /** Sends a commit as it is. */
  send(commit: unknown, token: string = this.acme.token): Promise<unknown> {
    return this.call({ method: 'POST', path: '/api/commit', type: 'application/json', token, body: JSON.stringify(commit) })
  }

  /** Sends what the operator's keys, or others, signed. */
  sendRoles(change: RoleChange, token: string = this.operating): Promise<unknown> {
    return this.call({ method: 'POST', path: '/api/roles', type: 'application/json', token, body: JSON.stringify(change) })
  }

  /** The operator's change that registers one more publisher, or as the attack has it. */
  made(work: Parameters<typeof madeBy>[1] = (one) => one.registerPublisher('zeta', this.stranger.publicKey, this.operator.targets)): Promise<RoleChange> {
    return madeBy(this.directory, work, this.now)
  }

  /** A commit of acme, or with a part of it as the attack wants it. */
  commit(parts: Partial<CommitParts> = {}): Promise<Commit> {
    return commitOf(this.directory, { keys: this.acme.keys, ...parts })
  }

  /** Sends acme's lines of acme.mail and these after them. */
  async add(...lines: readonly IndexEntry[]): Promise<unknown> {
    return this.send(await this.commit({ lines: { 'acme.mail': [...await this.lines(), ...lines] } }))
  }

  /** A commit of acme with its role changed, and signed by acme all the same. */
  async signed(change: (role: RoleJson) => RoleJson, keys: KeyPair = this.acme.keys): Promise<Commit> {
    const { signed } = JSON.parse((await this.commit()).role) as { signed: RoleJson }
    const bytes = await signRole(Targets.fromJSON(change(signed)), [keySigner(keys)])
    return { publisher: 'acme', role: Buffer.from(bytes).toString('utf8'), indexes: {} }
  }

  /** A commit of acme with the index of acme.mail as a text of any form. */
  async text(change: (text: string) => string): Promise<Commit> {
    const text = change(Buffer.from(formatLines(await this.lines())).toString('utf8'))
    const { indexes } = await inForce(this.directory)
    const { role } = await this.commit({ indexes: { ...indexes, [indexPath('acme.mail')]: digestOf(Buffer.from(text)) } })
    return { publisher: 'acme', role, indexes: { 'acme.mail': text } }
  }

  /** Gives acme another key; the one that it had is ended. */
  async rotate(): Promise<void> {
    const next = generateKeyPair()
    const { role } = await this.commit({ keys: next })
    await this.store.rotateKey('acme', { publicKey: next.publicKey, role }, this.operator.targets)
    await this.settle()
  }

  /** Tries each, which must all be refused alike. @throws what the last was refused with */
  async alike<T>(cases: readonly T[], attempt: (one: T) => Promise<unknown>): Promise<never> {
    const refusals: unknown[] = []
    for (const one of cases) refusals.push(await attempt(one).then(() => new TypeError(`${JSON.stringify(one)} was taken`), (error: unknown) => error))
    const codes = new Set(refusals.map((refusal) => HardpointError.is(refusal) ? refusal.code : String(refusal)))
    throw codes.size === 1 ? refusals.at(-1) : new TypeError(`not alike: ${refusals.join('; ')}`)
  }

  /** What acme.mail's index says now. */
  async lines(): Promise<IndexEntry[]> {
    return (await inForce(this.directory)).lines('acme.mail')
  }

  /** A package of acme that was sent and waits for its commit, as its line. */
  async staged(overrides: Partial<Manifest> = {}, files: Readonly<Record<string, string>> = {}): Promise<IndexEntry> {
    const bytes = packageOf(this.acme.keys, { version: '2.0.0', ...overrides }, files)
    await this.stage(bytes)
    return lineOf(bytes, this.acme.keys, this.now)
  }

  async harm({ changes = [] }: Pick<Parameters<Site['harm']>[0], 'changes'>): Promise<string[]> {
    const before = this.#kept
    const after = await this.#state()
    const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((path) => before[path] !== after[path])
    return [
      ...changed.filter((path) => !changes.includes(path)).map((path) => `${path} changed`),
      ...this.#caller.problems,
      ...await this.#follow().then(() => [], (error: unknown) => [`a client that follows is told: ${String(error)}`]),
      ...await this.#goesOn(),
    ]
  }

  async close(): Promise<void> {
    for (const close of this.#closing.toReversed()) await close()
    await this.store.close()
    await rm(this.directory, { recursive: true, force: true })
  }

  /** What a client sees that has followed the registry all the time. */
  async #follow(): Promise<void> {
    await this.#client?.refresh()
    await this.#client?.versions('acme.mail')
  }

  /** Sends again what is in force of another publisher: a registry that was brought to a halt would not answer. */
  async #goesOn(): Promise<string[]> {
    const role = await readFile(join(this.directory, 'metadata/1.namespace.evil.json'), 'utf8')
    return this.send({ publisher: 'evil', role, indexes: {} }, this.evil.token).then(() => [], (error: unknown) => [`others cannot publish any more: ${String(error)}`])
  }

  async #state(): Promise<Record<string, string>> {
    const state: Record<string, string> = {}
    for (const top of KEPT) {
      const place = join(this.directory, top)
      const files = top.includes('.') ? [place]
        : (await readdir(place, { withFileTypes: true, recursive: true })).filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
      for (const file of files) state[file.slice(this.directory.length + 1)] = digestOf(await readFile(file)).sha256
    }
    return state
  }
}
