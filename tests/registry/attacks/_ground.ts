import { rmSync } from 'node:fs'
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registryOver, type RegistryClient, type RegistryOptions, type Source } from '@hardpoint/registry/client'
import type { Advisory, IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { generateKeyPair, type KeyPair } from '@hardpoint/schemas/package'
import { directoryTrust } from '../../../registry/client/directory-trust.ts'
import { httpSource } from '../../../registry/client/http-source.ts'
import { ADVISORY, NOW } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'
import type { Site } from './_site.ts'
import { VictimHost } from './_victim-host.ts'

/** For one read over HTTP, in ms. */
const TIMEOUT_MS = 10_000

/** What whoever answers for security said first, and then too: the one stops nothing, the other a plugin that the host has. */
export const WARNING: Advisory = { ...ADVISORY, action: 'warn', range: '<1.0.0' }
export const STOP: Advisory = { ...ADVISORY, id: 'HPA-2', plugin: 'evil.old', range: '*' }

interface Template {
  readonly repository: TufRepository
  readonly old: TufRepository
  /** What a host that knows the newest state trusts. */
  readonly trust: string
  /** Of the live host. */
  readonly host: string
}

/** Made once, and copied for each attack: keys, signatures and an install take longer than most attacks. */
let template: Promise<Template> | undefined

async function makeTemplate(): Promise<Template> {
  const trust = await mkdtemp(join(tmpdir(), 'hp-attack-'))
  process.once('exit', () => { rmSync(trust, { recursive: true, force: true }) })
  const repository = new TufRepository()
  repository.register('acme')
  repository.register('evil')
  for (const id of ['evil.games', 'evil.old', 'acme.mail']) repository.publish({ id })
  repository.advise({ advisories: [WARNING] })
  const old = repository.copy()
  repository.publish({ version: '1.1.0' })
  repository.advise({ advisories: [WARNING, STOP] })
  const client = registryOver(repository.source(), directoryTrust(trust), { clock: () => NOW })
  for (const id of ['acme.mail', 'evil.games']) await client.versions(id)
  return { repository, old, trust, host: await VictimHost.prepare({ registry: () => client, clock: () => NOW }) }
}

/**
 * A registry with the publishers acme and evil, a host that knows its newest state, and places to be hostile at.
 *
 * acme.mail has 1.0.0 and 1.1.0; `old` is the registry as it was before 1.1.0, on which the host's trust once stood too. Since then it stops evil.old.
 * The live host has evil.games, with data, and evil.old, which does not run.
 */
export class Ground implements Site {
  /** What the registry is: attacks change it, or put another in its place. */
  repository: TufRepository
  old: TufRepository
  /** A key that nobody trusts. */
  readonly stranger: KeyPair = generateKeyPair()
  now = NOW
  /** Where bytes come from: the repository's files where no attack put something else here. */
  source: Source = { location: 'memory', read: (path, options) => this.repository.source().read(path, options) }
  protected readonly victim: VictimHost
  /** What acme published as its newest version. */
  readonly #newest: IndexEntry | undefined
  readonly #directory: string
  readonly #closing: (() => Promise<unknown>)[] = []
  readonly #trusted: Readonly<Record<string, string>>
  /** As its admin set it, and as the attack was met with. */
  #options: RegistryOptions = {}

  protected constructor({ repository, old }: Template, { directory, victim, trusted }: Parts) {
    this.repository = repository.copy()
    this.old = old.copy()
    this.victim = victim
    this.#newest = repository.entries.get('acme.mail')?.at(-1)
    this.#directory = directory
    this.#trusted = trusted
  }

  static async open(): Promise<Ground> {
    const made = await (template ??= makeTemplate())
    const directory = await mkdtemp(join(tmpdir(), 'hp-attack-'))
    await cp(made.trust, join(directory, 'trust'), { recursive: true })
    const ground = new this(made, { directory, victim: await VictimHost.at(made.host), trusted: await filesOf(join(directory, 'trust')) })
    let client: RegistryClient | undefined
    ground.victim.comesTo({ registry: () => (client ??= ground.client(ground.#options)), clock: () => ground.now })
    return ground
  }

  /** Whose registry it has been for a while. Each knows what was trusted before, and has looked at nothing yet. */
  client(options: RegistryOptions = {}): RegistryClient {
    this.#options = options
    return registryOver(this.source, directoryTrust(join(this.#directory, 'trust')), { clock: () => this.now, ...options })
  }

  /** Who sees the registry for the first time, and knows the fingerprint of its first root. */
  newcomer(options: RegistryOptions = {}): RegistryClient {
    const { root: _root, ...others } = options
    this.#options = others
    return registryOver(this.source, directoryTrust(join(this.#directory, 'newcomer')), { clock: () => this.now, root: this.repository.fingerprint, ...options })
  }

  /** The live host, where an attack itself is about what it installs: then it tries nothing more afterwards. */
  async host(): Promise<VictimHost> {
    return this.victim
  }

  /** The registry over HTTP, as `answer` has it. @param timeoutMs shorter where a mirror stalls */
  async http(answer: RequestListener, timeoutMs: number = TIMEOUT_MS): Promise<void> {
    const server = createServer(answer)
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    this.#closing.push(() => {
      server.closeAllConnections()
      return new Promise((resolve) => { server.close(resolve) })
    })
    const address = server.address()
    this.source = httpSource(new URL(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`), { timeoutMs })
  }

  /** Answers a request as an honest mirror does. */
  honest: RequestListener = (request, response) => {
    const bytes = this.repository.files.get((request.url ?? '').slice(1))
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
  }

  /** The path of the index that the registry names now. */
  indexOf(id: string): string {
    const { targets = {} } = this.repository.role(`namespace.${id.slice(0, id.indexOf('.'))}`)
    return `targets/index/${targets[`index/${id}.ndjson`]?.hashes?.['sha256'] ?? ''}.${id}.ndjson`
  }

  /** What a client trusts, file by file. */
  trusted(whose: 'trust' | 'newcomer' = 'trust'): Promise<Readonly<Record<string, string>>> {
    return filesOf(join(this.#directory, whose))
  }

  /** What the attack changed of the victims': of what is trusted nothing is compared where they were to go on. */
  async harm({ code, changes = [], keeps = [], host = code === 'harmless' ? 'goes on' : 'refuses' }: Parameters<Site['harm']>[0]): Promise<string[]> {
    const trust = code === 'harmless' ? [] : [
      ...different({ before: this.#trusted, after: await this.trusted(), expected: changes }),
      ...different({ before: {}, after: await this.trusted('newcomer'), expected: keeps }).map((problem) => `who comes new: ${problem}`),
    ]
    return [...trust, ...await (host === 'refuses' ? this.refuses() : this.goesOn())]
  }

  /** The live host tries what it may not come by, if it did not yet. */
  protected async refuses(): Promise<string[]> {
    const outcome = await this.victim.outcome(() => this.victim.install('acme.mail'))
    return [...HardpointError.is(outcome) ? [] : [`the live host was not refused: ${outcome instanceof Error ? String(outcome.stack) : 'it installed acme.mail'}`], ...await this.victim.harm()]
  }

  /** The live host gets what acme published. */
  protected async goesOn(): Promise<string[]> {
    const { id = '', version = '', sha256 = '' } = this.#newest ?? {}
    const outcome = await this.victim.outcome(() => this.victim.install(id))
    return [...outcome instanceof Error ? [`the live host was refused: ${String(outcome)}`] : [], ...await this.victim.harmBut(`runs ${id} ${version} ${sha256}`)]
  }

  async close(): Promise<void> {
    await this.victim.leave()
    for (const close of this.#closing.toReversed()) await close()
    // A plan that one plugin ended may still be reading of the others.
    await rm(this.#directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
  }
}

interface Parts {
  readonly directory: string
  readonly victim: VictimHost
  readonly trusted: Readonly<Record<string, string>>
}

type Files = Readonly<Record<string, string>>

async function filesOf(directory: string): Promise<Files> {
  const names = await readdir(directory).catch(() => [])
  return Object.fromEntries(await Promise.all(names.toSorted().map(async (name) => [name, String(await readFile(join(directory, name)))])))
}

function different({ before, after, expected }: { readonly before: Files; readonly after: Files; readonly expected: readonly string[] }): string[] {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name])
  return [
    ...changed.filter((name) => !expected.includes(name)).map((name) => `the trusted ${name} changed`),
    ...expected.filter((name) => !changed.includes(name)).map((name) => `${name} was not kept`),
  ]
}
