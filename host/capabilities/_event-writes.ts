import { HardpointError } from '@hardpoint/schemas/errors'
import type { CapabilityCall } from './_capability.ts'
import type { EventBus } from '../bus/event-bus.ts'
import type { Services } from './_services.ts'

/** Of the data as JSON text. */
export const EVENT_DATA_BYTES = 65_536

/**
 * The puts that publish an event of the calling plugin, if its grant has the topic.
 *
 * The source of an event is the call's plugin and tenant: a guest names a local topic only.
 *
 * @throws HP_ERR_NOT_REQUESTED, HP_ERR_NOT_GRANTED, HP_ERR_GRANT_SCOPE, HP_ERR_PARAMS, HP_ERR_EVENTS_WAITING
 */
export function eventWrites(
  services: Services, call: CapabilityCall, { topic, data, method }: { readonly topic: string; readonly data: unknown; readonly method: string },
): ReturnType<EventBus['writes']> {
  const plugin = call.plugin.id
  const allowed = grantedTopics(call, method)
  if (!allowed.includes(topic)) throw new HardpointError('HP_ERR_GRANT_SCOPE', { plugin, method, value: topic, allowed })
  const text = JSON.stringify(data)
  if (Buffer.byteLength(text) > EVENT_DATA_BYTES) {
    throw new HardpointError('HP_ERR_PARAMS', { method, pointer: '/data', problem: `is larger than ${EVENT_DATA_BYTES} bytes` })
  }
  return services.bus.writes({ topic: `${plugin}/${topic}`, tenant: call.tenant, data: text, ...call.cause === undefined ? {} : { cause: call.cause } })
}

/** storage.commit publishes too: then the grant of events.publish counts, not that of storage. */
function grantedTopics({ plugin, grants }: CapabilityCall, method: string): readonly string[] {
  const about = { plugin: plugin.id, method, capability: 'events.publish' }
  if (!Object.hasOwn(plugin.capabilities ?? {}, 'events.publish')) throw new HardpointError('HP_ERR_NOT_REQUESTED', about)
  if (!Object.hasOwn(grants, 'events.publish')) throw new HardpointError('HP_ERR_NOT_GRANTED', about)
  return (grants['events.publish'] as { readonly topics: readonly string[] }).topics
}
