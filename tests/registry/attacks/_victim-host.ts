import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { cp, mkdtemp, readFile, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RegistryClient } from '@hardpoint/registry/client'
import { HardpointError } from '@hardpoint/schemas/errors'
import { checkGrant, consentFor, surfaceOf } from '../../../host/capabilities/consent.ts'
import type { Cells } from '../../../host/cells/cells.ts'
import { createLifecycle } from '../../../host/lifecycle/create-lifecycle.ts'
import type { Lifecycle } from '../../../host/lifecycle/lifecycle.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { Key, Store } from '../../../host/storage/store.ts'

const ADMIN = { tenant: 'default', by: 'token:admin' }

/** What the installed plugin stored. */
const DATA: Key = ['data', 'default', 'evil.games', 'scores']

/** What an install, and hearing the same advisories again, write anew. */
const REWRITTEN = /^\[\["sys","(?:lock|advisories)"/

/** What a host comes to an attack with. */
export interface Visit {
  registry(): RegistryClient
  clock(): number
}

/** Everything of a host that lasts, and what it says runs. */
interface Live {
  readonly entries: readonly string[]
  readonly files: readonly string[]
  readonly running: string
}

/** A host's lifecycle over a real store, with a plugin of somebody else installed and its data: what an attack must not reach. */
export class VictimHost {
  readonly #data: string
  readonly #store: Store
  readonly #lifecycle: Lifecycle
  readonly #seat: { visit?: Visit }
  #tried: Promise<unknown> | undefined
  #before: Live = { entries: [], files: [], running: '' }

  private constructor(data: string, store: Store, { lifecycle, seat }: { readonly lifecycle: Lifecycle; readonly seat: { visit?: Visit } }) {
    this.#data = data
    this.#store = store
    this.#lifecycle = lifecycle
    this.#seat = seat
  }

  /** Installs evil.games and evil.old at an honest registry, hears that it stops the latter, and leaves the folder to be copied. */
  static async prepare(visit: Visit): Promise<string> {
    const data = await folder()
    const host = await VictimHost.open(data)
    host.comesTo(visit)
    for (const id of ['evil.games', 'evil.old']) await host.install(id)
    await host.write(DATA, 'kept')
    const unheard = await host.hear()
    if (unheard !== undefined) throw unheard
    await host.close()
    return data
  }

  /** The host of this process at a copy of what was prepared, as it comes to the next attack. Opened anew where an attack had it change. */
  static async at(prepared: string): Promise<VictimHost> {
    const host = await (shared ??= copied(prepared))
    host.again()
    host.#before = await host.#live()
    return host
  }

  comesTo(visit: Visit): void {
    this.#seat.visit = visit
  }

  async write(key: Key, value: string): Promise<void> {
    await this.#store.commit({ puts: [{ key, value: Buffer.from(JSON.stringify(value)) }] })
  }

  install(spec: string): Promise<unknown> {
    return this.installAfter(spec, () => undefined)
  }

  /** Plans, lets something happen, and installs what was planned. */
  installAfter(spec: string, meanwhile: () => void): Promise<unknown> {
    this.#tried = this.#lifecycle.plan([spec], ADMIN).then((plan) => {
      meanwhile()
      return this.#lifecycle.install(plan, {}, ADMIN)
    })
    return this.#tried
  }

  /** Asks what the registry warns of, as every hour. @returns why it could not be heard */
  async hear(): Promise<HardpointError | undefined> {
    const heard = this.#lifecycle.pollAdvisories()
    this.#tried = heard
    return heard
  }

  /** What it came to: what the attack had it try, or this. */
  async outcome(attempt: () => Promise<unknown>): Promise<unknown> {
    return (this.#tried ?? attempt()).catch((error: unknown) => error)
  }

  /** What is installed, as `runs acme.mail 1.1.0 <digest>`. */
  installed(): string[] {
    return this.#lifecycle.list().map(({ installed: { id, version, digest } }) => `${this.#lifecycle.get(id) === undefined ? 'stands' : 'runs'} ${id} ${version} ${digest}`)
  }

  /** Nothing was tried yet. */
  again(): void {
    this.#tried = undefined
  }

  /** What is other than when it came to the attack. */
  async harm(): Promise<string[]> {
    const after = await this.#live()
    return (['entries', 'files', 'running'] as const).filter((part) => JSON.stringify(after[part]) !== JSON.stringify(this.#before[part])).map((part) => `the ${part} of the live host changed`)
  }

  /** What is wrong where it was to install one package more, as `runs acme.mail 1.1.0 <digest>`, and to leave all else. */
  async harmBut(installed: string): Promise<string[]> {
    const [before, after] = [this.#before, await this.#live()]
    const lost = before.entries.filter((entry) => !after.entries.includes(entry) && !REWRITTEN.test(entry))
    const expected = [...JSON.parse(before.running) as string[], installed].toSorted()
    return [
      ...lost.map((entry) => `${entry} is lost`),
      ...JSON.stringify(expected) === JSON.stringify(this.installed().toSorted()) ? [] : [`the live host has ${this.installed().join(', ')} in place of ${expected.join(', ')}`],
      ...after.files.length === before.files.length + 1 && before.files.every((file) => after.files.includes(file)) ? [] : [`its packages are ${after.files.join(', ')}`],
    ]
  }

  /** The next attack finds the host as it was prepared. */
  async leave(): Promise<void> {
    if ((await this.harm()).length === 0) return
    shared = undefined
    await this.close()
  }

  async close(): Promise<void> {
    await this.#lifecycle.close()
    await this.#store.close()
  }

  async #live(): Promise<Live> {
    const entries: string[] = []
    for await (const { key, value, version } of this.#store.scan({ prefix: [] })) entries.push(JSON.stringify([key, Buffer.from(value).toString('latin1'), version]))
    const names = (await readdir(this.#data, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    const files = names.filter((name) => !name.startsWith(join(this.#data, 'store'))).toSorted()
    return { entries, files: await Promise.all(files.map(async (file) => `${file.slice(this.#data.length)} ${digestOf(await readFile(file))}`)), running: JSON.stringify(this.installed()) }
  }

  /** Opens a host over a folder, which knows no registry yet. */
  static async open(data: string): Promise<VictimHost> {
    const store = await openLevelStore(join(data, 'store'))
    const seat: { visit?: Visit } = {}
    const lifecycle = await createLifecycle({
      store, registry: () => seat.visit?.registry(), cells: idleCells(), gate: { call: async () => ({ ok: true, result: 'null' }) },
      consent: { consentFor, checkGrant, surfaceOf }, config: {}, clock: () => seat.visit?.clock() ?? 0, engineVersion: '0.1.0', dataDirectory: data,
      licensing: { tierOf: () => 'enterprise', status: (tenant) => ({ tenant, tier: 'enterprise', state: 'none', reason: 'no license is set.' }) },
      report: () => undefined, onChange: async () => undefined, every: () => () => undefined,
    })
    return new VictimHost(data, store, { lifecycle, seat })
  }
}

/** One host a process: what each attack must leave as it found it is the same, and to open one takes longer than most attacks. */
let shared: Promise<VictimHost> | undefined

async function copied(prepared: string): Promise<VictimHost> {
  const data = await folder()
  await cp(prepared, data, { recursive: true })
  return VictimHost.open(data)
}

const folders: string[] = []

/** Deleted as the process ends. */
async function folder(): Promise<string> {
  if (folders.length === 0) process.once('exit', () => { for (const each of folders) rmSync(each, { recursive: true, force: true }) })
  const directory = await mkdtemp(join(tmpdir(), 'hp-victim-'))
  folders.push(directory)
  return directory
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Nothing runs here. */
function idleCells(): Cells {
  const call: Cells['call'] = async (code) => { throw new HardpointError('HP_ERR_HANDLER_MISSING', { plugin: code.id, what: 'anything' }) }
  return {
    call, beside: (code) => ({ call: (given, options) => call(code, given, options), close: async () => undefined }),
    stop: async () => undefined, release: async () => undefined, states: () => [], close: async () => undefined,
  }
}
