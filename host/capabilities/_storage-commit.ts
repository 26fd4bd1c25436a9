import type { FromSchema } from 'json-schema-to-ts'
import type { CapabilityCall } from './_capability.ts'
import type { Services } from './_services.ts'
import { eventsPublish } from './events-publish.ts'
import { operationOf, type GuestCommit } from './_storage-operation.ts'
import type { STORAGE_OPTIONS } from './_storage-schema.ts'
import { StorageWriter, type GuestCommitResult } from './_storage-writer.ts'

/** One writer a namespace, for as long as the host runs: it holds nothing but when the next entry expires. */
const WRITERS = new WeakMap<Services, Map<string, StorageWriter>>()

/**
 * Commits for a guest, within its quota, with its events.
 *
 * @throws HP_ERR_QUOTA, HP_ERR_STORAGE_KEY, HP_ERR_PARAMS, HP_ERR_CONFLICT, HP_ERR_RATE, and what the grant of events.publish refuses
 */
export async function commitStorage(
  services: Services, call: CapabilityCall<FromSchema<typeof STORAGE_OPTIONS>>, commit: GuestCommit,
): Promise<GuestCommitResult> {
  const operation = operationOf(services, call, commit)
  // As many events as calls of events.publish: else a commit would be the way around its rate.
  if (operation.events.length > 0) call.spend(eventsPublish, operation.events.length)
  const result = await writerFor(services, call).submit(operation)
  if (result.ok && operation.events.length > 0) services.bus.wake()
  return result
}

function writerFor(services: Services, { tenant, plugin, namespace: name }: CapabilityCall): StorageWriter {
  const writers = WRITERS.getOrInsertComputed(services, () => new Map())
  return writers.getOrInsertComputed(JSON.stringify([tenant, name]), () => new StorageWriter(services, { tenant, plugin: plugin.id, name }))
}
