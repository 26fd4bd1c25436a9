import { storeWriter, type Author, type RegistryWriter } from '@hardpoint/registry/client'
import { initRegistry, keySigner, openRegistryStore } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { newOperator, temporaryDirectory, type Fixture } from '../_fixtures.ts'

interface Cleaner { teardown(work: () => unknown): unknown }

/** A registry of now, with acme in it, and acme as it publishes. Now, because a client goes by the clock of its machine. */
export async function publishing(t: Cleaner): Promise<Fixture & { readonly writer: RegistryWriter; readonly author: Author }> {
  const directory = await temporaryDirectory(t)
  const operator = newOperator()
  await initRegistry(directory, { ...operator, clock: Date.now })
  const store = await openRegistryStore(directory, { clock: Date.now, checkManifest: () => undefined })
  t.teardown(() => store.close())
  const keys = generateKeyPair()
  await store.registerPublisher('acme', keys.publicKey, operator.targets)
  const { token } = await store.createToken('acme', { scopes: ['publish', 'yank'] })
  return { directory, operator, store, keys, token, writer: storeWriter(store, token), author: { signer: keySigner(keys), clock: Date.now } }
}
