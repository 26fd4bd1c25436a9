import { join } from 'node:path'
import { createRegistryServer, openRegistryStore } from '@hardpoint/registry/server'
import { tryCli, type Tried } from '../_try.ts'
import { publishable } from './_registry.ts'

interface Cleaner { teardown(work: () => unknown): unknown }

/** The registry of `publishable` with its server running, and commands with the operator's token in their environment. */
export async function served(t: Cleaner, directory: string): Promise<{ readonly url: string; run(argv: readonly string[], env?: Record<string, string>): Promise<Tried> }> {
  await publishable(directory)
  const token = (await tryCli(['registry', 'new-token', 'reg', '@operator'], { directory })).out
  const store = await openRegistryStore(join(directory, 'reg'), { clock: Date.now, checkManifest: () => undefined })
  const server = await createRegistryServer(store)
  t.teardown(async () => {
    await server.close()
    await store.close()
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url, run: (argv, env = { HARDPOINT_REGISTRY_TOKEN: token, HARDPOINT_STATE: 'state' }) => tryCli(argv, { directory, env }) }
}
