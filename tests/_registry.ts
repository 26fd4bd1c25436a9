import { makeRotation, openRegistry, promoteVersion, publishPackage, rollOutVersion, storeWriter, type Promotion } from '@hardpoint/registry/client'
import { initRegistry, keySigner, openRegistryStore, type CheckManifest, type RegistryStore } from '@hardpoint/registry/server'
import type { Advisory, IndexEntry } from '@hardpoint/schemas'
import { generateKeyPair, readPackage, type KeyPair } from '@hardpoint/schemas/package'

/** A registry of which the test is operator and every publisher. */
export interface TestRegistry {
  readonly store: RegistryStore
  readonly directory: string
  /** Registers the package's publisher, where it is new, and publishes: as authors do, with every check. */
  publish(bytes: Uint8Array, keys: KeyPair, channel?: string): Promise<IndexEntry>
  /** Moves a version of a publisher that has published into a channel. */
  promote(promotion: Promotion, keys: KeyPair): Promise<void>
  /** Puts another key in force; with the old one, by its statement. */
  rotate(publisher: string, keys: { readonly from?: KeyPair; readonly to: KeyPair }): Promise<void>
  /** Lets so many hosts take a version by themselves, in percent. */
  rollOut(plugin: string, version: string, percent: number, keys: KeyPair): Promise<unknown>
  /** Warns of a version, with the key of who answers for security here. */
  advise(advisory: Advisory): Promise<void>
  withdraw(advisory: string): Promise<void>
  close(): Promise<void>
}

/** Makes a registry in a directory. */
export async function openTestRegistry(directory: string, checkManifest: CheckManifest = () => undefined): Promise<TestRegistry> {
  const signer = () => keySigner(generateKeyPair())
  const targets = signer()
  await initRegistry(directory, { root: [signer(), signer(), signer()], targets, clock: Date.now })
  const store = await openRegistryStore(directory, { clock: Date.now, checkManifest })
  const security = signer()
  const secured = async () => { if (!isSecured) await store.setAdvisoriesKey(security, targets); isSecured = true }
  let isSecured = false
  const tokens = new Map<string, string>()
  return {
    store,
    directory,
    async publish(bytes, keys, channel) {
      const { id } = JSON.parse(Buffer.from(readPackage(bytes).get('plugin.json') ?? '{}').toString('utf8')) as { readonly id: string }
      const publisher = id.slice(0, id.indexOf('.'))
      if (!tokens.has(publisher)) {
        await store.registerPublisher(publisher, keys.publicKey, targets, { allowSimilar: true })
        tokens.set(publisher, (await store.createToken(publisher, { scopes: ['publish', 'yank'] })).token)
      }
      return publishPackage(storeWriter(store, tokens.get(publisher) ?? ''), bytes, { signer: keySigner(keys), clock: Date.now }, { channel })
    },
    async promote(promotion, keys) {
      const token = tokens.get(promotion.id.slice(0, promotion.id.indexOf('.'))) ?? ''
      await promoteVersion(storeWriter(store, token), promotion, { signer: keySigner(keys), clock: Date.now })
    },
    rollOut: (id, version, percent, keys) =>
      rollOutVersion(storeWriter(store, tokens.get(id.slice(0, id.indexOf('.'))) ?? ''), { id, version, percent }, { signer: keySigner(keys), clock: Date.now }),
    async rotate(publisher, { from, to }) {
      const rotation = await makeRotation(openRegistry(directory), publisher, { ...(from === undefined ? {} : { from: keySigner(from) }), to: keySigner(to), clock: Date.now })
      await store.rotateKey(publisher, rotation, targets)
    },
    async advise(advisory) {
      await secured()
      await store.addAdvisory(advisory, security)
    },
    withdraw: (advisory) => store.withdrawAdvisory(advisory, security),
    close: () => store.close(),
  }
}
