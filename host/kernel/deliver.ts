import { HardpointError } from '@hardpoint/schemas/errors'
import type { BusEvent, Subscription } from '../bus/event-bus.ts'
import type { CronJob, ScheduledRun } from '../bus/job-queue.ts'
import { grantedTopics } from '../capabilities/granted-topics.ts'
import { DEFAULT_TENANT, type Principal } from '../identity/principal.ts'
import type { Lifecycle } from '../lifecycle/mod.ts'
import type { ActivePlugin, Runtime } from '../runtime/mod.ts'

/** What the host itself does: no person stands behind an event or a job. */
function kernelPrincipal(tenant: string): Principal {
  return { kind: 'kernel', id: 'kernel', tenant, roles: [] }
}

type Installed = Pick<ActivePlugin, 'manifest' | 'grant' | 'enabled'>

/** Who is handed something, and how. */
interface Delivery {
  readonly plugins: Pick<Lifecycle, 'get' | 'info' | 'refusal'>
  readonly runtime: Runtime
}

/** The topics that a plugin both handles and may see: its manifest and its grant must agree. */
export function subscriptionsOf(plugins: readonly Installed[]): Subscription[] {
  return plugins.filter(({ enabled }) => enabled)
    .map(({ manifest, grant }) => ({ plugin: manifest.id, topics: grantedTopics(manifest, grant) }))
    .filter(({ topics }) => topics.length > 0)
}

export function cronJobsOf(plugins: readonly Installed[]): CronJob[] {
  return plugins.filter(({ enabled }) => enabled).flatMap(({ manifest }) => (manifest.contributes?.jobs ?? []).flatMap(({ id, cron, timezone = 'UTC' }) =>
    cron === undefined ? [] : [{ plugin: manifest.id, tenant: DEFAULT_TENANT, job: id, cron, timezone }]))
}

/** Runs every handler that a plugin has for the event's topic. Nothing where the topic was granted once and is no more: an event may have waited. */
export async function deliverEvent({ plugins, runtime }: Delivery, plugin: string, event: BusEvent): Promise<void> {
  const { id, topic, tenant, data, at, cause } = event
  const { manifest, grant } = find(plugins, plugin)
  // Asked at each delivery: what is retried, or could not be unsubscribed from, must not go on after the grant is taken back.
  if (!grantedTopics(manifest, grant).includes(topic)) return
  const handlers = (manifest.contributes?.events ?? []).filter((contribution) => contribution.topic === topic)
  // All or none: where one may not run now the event waits, and the others must not run at each look whether it may.
  for (const { id: handler } of handlers) runtime.admit({ plugin, kind: 'event', id: handler, tenant })
  for (const handler of handlers) {
    await runtime.invoke({ plugin, kind: 'event', id: handler.id, head: { id, topic, data: JSON.parse(data), at }, tenant, principal: kernelPrincipal(tenant), cause, requestId: `event:${id}` })
  }
}

export async function runJob({ plugins, runtime }: Delivery, { plugin, tenant, job, at, data, attempt, id, cause }: ScheduledRun): Promise<void> {
  find(plugins, plugin)
  const head = { job, scheduledFor: new Date(at).toISOString(), data: JSON.parse(data), attempt }
  await runtime.invoke({ plugin, kind: 'job', id: job, head, tenant, principal: kernelPrincipal(tenant), cause, requestId: `job:${id}` })
}

/** @throws HP_ERR_NOT_INSTALLED, HP_ERR_REVOKED, HP_ERR_PLUGIN_LOAD where its package is broken: then what is meant for it waits for the repair */
function find(plugins: Delivery['plugins'], plugin: string): ActivePlugin {
  const found = plugins.get(plugin)
  if (found !== undefined) return found
  const refusal = plugins.refusal?.(plugin)
  if (refusal !== undefined) throw refusal
  const { problem } = plugins.info(plugin)
  throw new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin, problem: `its package is broken (${problem?.code ?? 'unknown'})` })
}
