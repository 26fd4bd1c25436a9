import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registryOver, type RegistryClient, type RegistryOptions, type Source } from '@hardpoint/registry/client'
import { generateKeyPair, type KeyPair } from '@hardpoint/schemas/package'
import { directoryTrust } from '../../../registry/client/directory-trust.ts'
import { httpSource } from '../../../registry/client/http-source.ts'
import { memoryTrust } from '../../../registry/client/memory-trust.ts'
import { NOW } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'
import type { Site } from './_site.ts'
import { VictimHost } from './_victim-host.ts'

/** For one read over HTTP, in ms. */
const TIMEOUT_MS = 10_000

/**
 * A registry with the publishers acme and evil, a host that knows its newest state, and places to be hostile at.
 *
 * acme.mail has 1.0.0 and 1.1.0; `old` is the registry as it was before 1.1.0, on which the host's trust once stood too.
 */
export class Ground implements Site {
  /** What the registry is: attacks change it, or put another in its place. */
  repository = new TufRepository()
  old = this.repository
  /** A key that nobody trusts. */
  readonly stranger: KeyPair = generateKeyPair()
  now = NOW
  /** Where bytes come from: the repository's files where no attack put something else here. */
  source: Source = { location: 'memory', read: (path, options) => this.repository.source().read(path, options) }
  readonly #directory: string
  readonly #closing: (() => Promise<unknown>)[] = []
  #host: VictimHost | undefined
  #trusted: Readonly<Record<string, string>> = {}

  private constructor(directory: string) {
    this.#directory = directory
  }

  static async open(): Promise<Ground> {
    const ground = new Ground(await mkdtemp(join(tmpdir(), 'hp-attack-')))
    const { repository } = ground
    repository.register('acme')
    repository.register('evil')
    repository.publish({ id: 'evil.games' })
    repository.publish()
    ground.old = repository.copy()
    repository.publish({ version: '1.1.0' })
    const client = ground.client()
    await client.versions('acme.mail')
    await client.versions('evil.games')
    ground.#trusted = await ground.trusted()
    return ground
  }

  /** Whose registry it has been for a while. Each knows what was trusted before, and has looked at nothing yet. */
  client(options: RegistryOptions = {}): RegistryClient {
    return registryOver(this.source, directoryTrust(join(this.#directory, 'trust')), { clock: () => this.now, ...options })
  }

  /** Who sees the registry for the first time, and knows the fingerprint of its first root. */
  newcomer(options: RegistryOptions = {}): RegistryClient {
    return registryOver(this.source, memoryTrust(), { clock: () => this.now, root: this.repository.fingerprint, ...options })
  }

  /** A host with a plugin of somebody else installed, which is then to install something. */
  async host(): Promise<VictimHost> {
    const data = join(this.#directory, 'data')
    await mkdir(data)
    this.#host = await VictimHost.open({ data, registry: this.client(), clock: () => this.now })
    this.#closing.push(() => this.#host?.close() ?? Promise.resolve())
    return this.#host
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

  /** What the host trusts, file by file. */
  async trusted(): Promise<Readonly<Record<string, string>>> {
    const directory = join(this.#directory, 'trust')
    const names = (await readdir(directory)).toSorted()
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, String(await readFile(join(directory, name)))])))
  }

  /** What the attack changed of the victim's; nothing is compared where the victim was to go on. */
  async harm({ code, changes: expected = [] }: Parameters<Site['harm']>[0]): Promise<string[]> {
    if (code === 'harmless') return []
    const after = await this.trusted()
    const changed = [...new Set([...Object.keys(this.#trusted), ...Object.keys(after)])].filter((name) => this.#trusted[name] !== after[name])
    return [
      ...changed.filter((name) => !expected.includes(name)).map((name) => `the trusted ${name} changed`),
      ...expected.filter((name) => !changed.includes(name)).map((name) => `${name} was not kept`),
      ...await this.#host?.harm() ?? [],
    ]
  }

  async close(): Promise<void> {
    for (const close of this.#closing.toReversed()) await close()
    await rm(this.#directory, { recursive: true, force: true })
  }
}
