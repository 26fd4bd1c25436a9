import { storeWriter, type Author, type RegistryWriter } from '@hardpoint/registry/client'
import { initRegistry, keySigner, openRegistryStore, type Preflight } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { newOperator, temporaryDirectory, type Fixture } from '../_fixtures.ts'

interface Cleaner { teardown(work: () => unknown): unknown }

/** A registry of now, with acme in it, and acme as it publishes. Now where not told otherwise, because a client goes by the clock of its machine. */
export async function publishing(t: Cleaner, clock: () => number = Date.now, preflight: Preflight = async () => undefined): Promise<Fixture & { readonly writer: RegistryWriter; readonly author: Author }> {
  const directory = await temporaryDirectory(t)
  const operator = newOperator()
  await initRegistry(directory, { ...operator, clock })
  const store = await openRegistryStore(directory, { clock, checkManifest: () => undefined, preflight })
  t.teardown(() => store.close())
  const keys = generateKeyPair()
  await store.registerPublisher('acme', keys.publicKey, operator.targets)
  const { token } = await store.createToken('acme', { scopes: ['publish', 'yank'] })
  return { directory, operator, store, keys, token, writer: storeWriter(store, token, { clock }), author: { signer: keySigner(keys), clock } }
}
