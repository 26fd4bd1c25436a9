import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { generateKeyPair, type KeyPair } from '@hardpoint/schemas/package'
import { runConformance } from '../../../registry/client/run-conformance.ts'
import { NOW, mirror } from '../_fixtures.ts'
import { keyObject, metaOf, signed, tufKeyid, type Delegation, type Signed } from '../_tuf-repository.ts'

const DAY = 86_400_000
const TOP = ['root', 'timestamp', 'snapshot', 'targets']

interface Test { testdir(): string; teardown(work: () => unknown): unknown }
interface Envelope { readonly signatures: { keyid: string; sig: string }[]; readonly signed: Signed }

/** A TUF repository of any shape over HTTP, and a client of it, as the public conformance suite has them. */
export class Simulator {
  readonly roles: Record<string, Signed> = {}
  readonly signers: Record<string, KeyPair[]> = {}
  readonly published: Record<string, Uint8Array[]> = {}
  /** Served instead, by name. */
  readonly replaced = new Map<string, Uint8Array>()
  readonly artifacts = new Map<string, Uint8Array>()
  /** What was asked of the metadata, as `role@version`. */
  readonly asked: string[] = []
  readonly askedTargets: string[] = []
  /** Has meta name lengths and digests too. */
  digests = false
  now = NOW
  #url = ''
  #directory = ''

  static async create(t: Test): Promise<Simulator> {
    const simulator = new Simulator()
    simulator.#directory = t.testdir()
    for (const folder of ['metadata', 'targets']) await mkdir(join(simulator.#directory, folder))
    simulator.#url = await mirror(t, (request, response) => {
      const bytes = simulator.#fetch((request.url ?? '').slice(1))
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
    })
    return simulator
  }

  constructor() {
    this.roles['root'] = { ...this.blank('root'), consistent_snapshot: true, keys: {}, roles: {} }
    this.roles['timestamp'] = { ...this.blank('timestamp'), meta: {} }
    this.roles['snapshot'] = { ...this.blank('snapshot'), meta: {} }
    this.roles['targets'] = { ...this.blank('targets'), targets: {} }
    for (const role of TOP) {
      this.signers[role] = []
      this.root.roles = { ...this.root.roles, [role]: { keyids: [], threshold: 1 } }
      this.addKey(role)
    }
    this.publish('targets', 'snapshot', 'timestamp', 'root')
  }

  get root(): Signed { return this.role('root') }

  role(name: string): Signed {
    this.roles[name] ??= { ...this.blank('targets'), targets: {} }
    return this.roles[name]
  }

  blank(type: string): Signed {
    return { _type: type, spec_version: '1.0.31', version: 1, expires: this.time(30) }
  }

  time(days: number): string {
    return `${new Date(NOW + days * DAY).toISOString().slice(0, 19)}Z`
  }

  /** A new key of a top-level role. */
  addKey(role: string, key: KeyPair = generateKeyPair(), { signs = true } = {}): KeyPair {
    const object = keyObject(key)
    this.root.keys = { ...this.root.keys, [tufKeyid(object)]: object }
    this.root.roles?.[role]?.keyids.push(tufKeyid(object))
    if (signs) this.signers[role]?.push(key)
    return key
  }

  setKeys(role: string, { keys, threshold, sigs }: { readonly keys: readonly KeyPair[]; readonly threshold: number; readonly sigs: readonly KeyPair[] }): void {
    this.root.roles = { ...this.root.roles, [role]: { keyids: [], threshold } }
    for (const key of keys) this.addKey(role, key, { signs: false })
    this.signers[role] = [...sigs]
  }

  rotateKeys(role: string): void {
    const key = generateKeyPair()
    this.setKeys(role, { keys: [key], threshold: 1, sigs: [key] })
  }

  /** Signs and serves roles, a version further but for the first time. */
  publish(...names: readonly string[]): void {
    for (const name of names) {
      const role = this.role(name)
      const versions = this.published[name] ??= []
      if (versions.length > 0) role.version++
      this.write(name)
    }
  }

  /** Signs and serves a role as it is. */
  write(name: string): void {
    const role = this.role(name)
    const bytes = signed(role, this.signers[name] ?? [])
    const versions = this.published[name] ??= []
    versions.push(bytes)
    const meta = { ...this.digests ? metaOf(bytes) : {}, version: role.version }
    if (name === 'snapshot') this.role('timestamp').meta = { 'snapshot.json': meta }
    else if (name !== 'root' && name !== 'timestamp') this.role('snapshot').meta = { ...this.role('snapshot').meta, [`${name}.json`]: meta }
  }

  /** Changes what was served last of a role, after it was signed. */
  alter(name: string, change: (envelope: Envelope) => void): void {
    const envelope = JSON.parse(String(this.published[name]?.pop())) as Envelope
    change(envelope)
    this.published[name]?.push(Buffer.from(JSON.stringify(envelope)))
  }

  delegate(from: string, to: string, more: Partial<Delegation> = {}): void {
    const parent = this.role(from)
    const key = generateKeyPair()
    const object = keyObject(key)
    parent.delegations ??= { keys: {}, roles: [] }
    parent.delegations.keys[tufKeyid(object)] = object
    parent.delegations.roles?.push({ name: to, keyids: [tufKeyid(object)], threshold: 1, terminating: false, paths: ['*'], ...more })
    this.signers[to] = [...this.signers[to] ?? [], key]
    this.role(to)
  }

  addArtifact(role: string, text: string, path: string): void {
    const bytes = Buffer.from(text)
    this.artifacts.set(path, bytes)
    this.role(role).targets = { ...this.role(role).targets, [path]: metaOf(bytes) }
  }

  #fetch(path: string): Uint8Array | undefined {
    const [, folder, rest = ''] = /^(metadata|targets)\/(.*)$/.exec(path) ?? []
    return folder === 'metadata' ? this.#fetchRole(rest) : this.#fetchTarget(decodeURI(rest))
  }

  #fetchRole(name: string): Uint8Array | undefined {
    const [, version = '', encoded = 'timestamp'] = /^(\d+)\.(.+)\.json$/.exec(name) ?? []
    const role = decodeURIComponent(encoded)
    this.asked.push(version === '' ? role : `${encoded}@${version}`)
    const versions = this.published[role] ?? []
    if (version === '') return versions.at(-1)
    return this.replaced.get(name) ?? versions.findLast((bytes) => (JSON.parse(Buffer.from(bytes).toString()) as { signed: { version: number } }).signed.version === Number(version))
  }

  #fetchTarget(path: string): Uint8Array | undefined {
    const [, folder = '', digest = '', name = ''] = /^(.*\/)?([0-9a-f]{64,})\.([^/]+)$/.exec(path) ?? []
    this.askedTargets.push(folder + name)
    const listed = Object.values(this.roles).some(({ targets = {} }) => Object.values(targets[folder + name]?.hashes ?? {}).includes(digest))
    return listed ? this.artifacts.get(folder + name) : undefined
  }

  async init(root: Uint8Array | undefined = this.published['root']?.[0]): Promise<number> {
    const file = join(this.#directory, 'initial_root.json')
    await writeFile(file, root ?? '')
    return this.#run('init', file)
  }

  refresh(): Promise<number> {
    return this.#run('--metadata-url', `${this.#url}metadata/`, 'refresh')
  }

  download(...names: readonly string[]): Promise<number> {
    const targets = names.flatMap((name) => ['--target-name', name])
    return this.#run('--metadata-url', `${this.#url}metadata/`, ...targets, '--target-base-url', `${this.#url}targets/`, '--target-dir', join(this.#directory, 'targets'), 'download')
  }

  async #run(...args: readonly string[]): Promise<number> {
    try {
      await runConformance(['--metadata-dir', join(this.#directory, 'metadata'), ...args], { now: this.now })
      return 0
    } catch (error) {
      if (!HardpointError.is(error)) throw error
      return 1
    }
  }

  /** The bytes that the client keeps of a role. */
  async kept(role: string): Promise<Buffer | undefined> {
    return readFile(join(this.#directory, 'metadata', `${role}.json`)).catch(() => undefined)
  }

  async version(role: string): Promise<number | undefined> {
    const bytes = await this.kept(role)
    return bytes === undefined ? undefined : (JSON.parse(String(bytes)) as { signed: { version: number } }).signed.version
  }

  /** `role@version` of everything the client keeps. */
  async trusted(): Promise<string[]> {
    const names = (await readdir(join(this.#directory, 'metadata'))).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)).toSorted()
    return Promise.all(names.map(async (name) => `${name}@${await this.version(name)}`))
  }

  async downloaded(): Promise<string[]> {
    const folder = join(this.#directory, 'targets')
    return Promise.all((await readdir(folder)).toSorted().map(async (name) => String(await readFile(join(folder, name)))))
  }
}
