import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { registryOver, type Commit, type RegistryWriter, type Source } from '@hardpoint/registry/client'
import type { KeyPair } from '@hardpoint/schemas/package'
import { directoryTrust } from '../../../../registry/client/directory-trust.ts'
import { directorySource } from '../../../../registry/client/directory-source.ts'
import { publishPackage } from '../../../../registry/client/publish-package.ts'
import { TIMESTAMP_PATH, metadataPath } from '../../../../registry/layout/mod.ts'
import { digestOf, keySigner, parseRole, signRole, snapshotRole, timestampRole } from '../../../../registry/roles/mod.ts'
import { packageOf } from '../../_fixtures.ts'
import type { PublishingGround } from '../_publishing-ground.ts'

/** acme, who publishes from one machine with one command after the other; and who holds the registry's server, with its online key, and shows acme what it likes. */
export class DeceivedPublisher {
  readonly #ground: PublishingGround
  /** Files in the place of what is there. */
  readonly #shown = new Map<string, Uint8Array>()
  #isHostile = false

  constructor(ground: PublishingGround) {
    this.#ground = ground
  }

  /** One command. @throws what acme is told; a TypeError where anything signed was sent to who deceives it */
  publish(version: string): Promise<unknown> {
    const { acme, now } = this.#ground
    return publishPackage(this.#writer(), packageOf(acme.keys, { version }), { signer: keySigner(acme.keys), clock: () => now })
  }

  /** What acme sees from now on is what is there now, whatever is written after. */
  async freeze(): Promise<void> {
    this.#shown.set(TIMESTAMP_PATH, await this.#file(TIMESTAMP_PATH))
  }

  /** What acme sends is not to come from here on: whoever has it could use it. */
  nothingMoreIsToBeSent(): void {
    this.#isHostile = true
  }

  /** From now on another role of acme is in force, as far as acme sees; or none. */
  async list(role?: { readonly bytes: Uint8Array; readonly version: number }): Promise<void> {
    const { signed } = parseRole('timestamp', await this.#file(TIMESTAMP_PATH), 'timestamp')
    const { signed: snapshot } = parseRole('snapshot', await this.#file(metadataPath('snapshot', signed.snapshotMeta.version)), 'snapshot')
    const roles = new Map(Object.entries(snapshot.meta).map(([name, { version, length = 0, hashes = {} }]) => [name.slice(0, -'.json'.length), { version, length, sha256: hashes['sha256'] ?? '' }]))
    roles.delete('namespace.acme')
    if (role !== undefined) roles.set('namespace.acme', { version: role.version, ...digestOf(role.bytes) })
    const [version, { now }, signers] = [snapshot.version + 1, this.#ground, [keySigner(await this.#onlineKey())]]
    const bytes = await signRole(snapshotRole(roles, { version, now }), signers)
    this.#shown.set(metadataPath('snapshot', version), bytes)
    this.#shown.set(TIMESTAMP_PATH, await signRole(timestampRole({ version, ...digestOf(bytes) }, { version: signed.version + 1, now }), signers))
    if (role !== undefined) this.#shown.set(metadataPath('namespace.acme', role.version), role.bytes)
  }

  #writer(): RegistryWriter {
    const { directory, now } = this.#ground
    const source: Source = { location: 'https://registry.example/', read: async (path, options) => this.#shown.get(path) ?? directorySource(directory).read(path, options) }
    const trust = directoryTrust(join(directory, 'of-acme'))
    const send = async <T>(work: () => Promise<T>): Promise<T> => {
      if (this.#isHostile) throw new TypeError('something was sent')
      return work()
    }
    return {
      client: registryOver(source, trust, { clock: () => now }),
      past: registryOver(source, trust, { clock: () => 0 }),
      stage: (_sha256, bytes) => send(async () => { await this.#ground.stage(bytes) }),
      commit: (commit: Commit) => send(async () => await this.#ground.send(commit) as { version: number }),
    }
  }

  #file(path: string): Promise<Buffer> {
    return readFile(join(this.#ground.directory, path))
  }

  async #onlineKey(): Promise<KeyPair> {
    const { keys: [key] } = JSON.parse(String(await this.#file('private/online.key.json'))) as { readonly keys: readonly [KeyPair] }
    return key
  }
}
