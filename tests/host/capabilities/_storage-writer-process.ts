import { storage } from '../../../host/capabilities/storage.ts'
import type { Services } from '../../../host/capabilities/_services.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import { callerOf } from './_world.ts'

// Writes through storage.set until it is killed, and says what was acknowledged: host/capabilities/storage.crash.test.ts.
const [directory = '', round = ''] = process.argv.slice(2)
const store = await openLevelStore(directory)
const services = { store, clock: Date.now, bus: { wake: () => {} } } as unknown as Services
const { manifest, grant, ...caller } = callerOf({ storage: {} })
const call = { ...caller, plugin: manifest, namespace: manifest.id, grant: {}, grants: grant.capabilities, signal: new AbortController().signal }

let next = 0
async function write(): Promise<void> {
  for (;;) {
    const at = next++
    const key = `${round}-${at}`
    await storage.methods['set']?.invoke(services, call as never, { key: [key], value: at } as never)
    process.send?.([key, at])
  }
}
await Promise.all(Array.from({ length: 8 }, write))
