import type { BusEvent, Subscription } from '../bus/event-bus.ts'
import type { CronJob, ScheduledRun } from '../bus/job-queue.ts'
import { DEFAULT_TENANT, type Principal } from '../identity/principal.ts'
import type { ActivePlugin, PluginTable, Runtime } from '../runtime/mod.ts'

/** What the host itself does: no person stands behind an event or a job. */
function kernelPrincipal(tenant: string): Principal {
  return { kind: 'kernel', id: 'kernel', tenant, roles: [] }
}

/** The topics that a plugin both handles and may see: its manifest and its grant must agree. */
export function subscriptionsOf(plugins: readonly ActivePlugin[]): Subscription[] {
  return plugins.filter(({ enabled }) => enabled).map(({ manifest, grant }) => {
    const granted = grant.capabilities['events.subscribe'] as { topics?: readonly string[] } | undefined
    const topics = (manifest.contributes?.events ?? []).map(({ topic }) => topic).filter((topic) => granted?.topics?.includes(topic) === true)
    return { plugin: manifest.id, topics: [...new Set(topics)] }
  }).filter(({ topics }) => topics.length > 0)
}

export function cronJobsOf(plugins: readonly ActivePlugin[]): CronJob[] {
  return plugins.filter(({ enabled }) => enabled).flatMap(({ manifest }) => (manifest.contributes?.jobs ?? []).flatMap(({ id, cron, timezone = 'UTC' }) =>
    cron === undefined ? [] : [{ plugin: manifest.id, tenant: DEFAULT_TENANT, job: id, cron, timezone }]))
}

/** Runs every handler that a plugin has for the event's topic. */
export async function deliverEvent({ plugins, runtime }: { readonly plugins: PluginTable; readonly runtime: Runtime }, plugin: string, event: BusEvent): Promise<void> {
  const { id, topic, tenant, data, at } = event
  const handlers = (plugins.get(plugin)?.manifest.contributes?.events ?? []).filter((contribution) => contribution.topic === topic)
  for (const handler of handlers) {
    await runtime.invoke({ plugin, kind: 'event', id: handler.id, head: { id, topic, data: JSON.parse(data), at }, tenant, principal: kernelPrincipal(tenant), requestId: `event:${id}` })
  }
}

export async function runJob(runtime: Runtime, { plugin, tenant, job, at, data, attempt, id }: ScheduledRun): Promise<void> {
  const head = { job, scheduledFor: new Date(at).toISOString(), data: JSON.parse(data), attempt }
  await runtime.invoke({ plugin, kind: 'job', id: job, head, tenant, principal: kernelPrincipal(tenant), requestId: `job:${id}` })
}
