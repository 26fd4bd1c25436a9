import type { Grant, Manifest } from '@hardpoint/schemas'
import type { HardpointError } from '@hardpoint/schemas/errors'
import type { Test } from 'tap'
import type { BusEvent, EventBus } from '../../../host/bus/event-bus.ts'
import type { JobQueue, ScheduledRun } from '../../../host/bus/job-queue.ts'
import type { LogLine, Services } from '../../../host/capabilities/_services.ts'
import { closeFetch } from '../../../host/capabilities/close-fetch.ts'
import type { Denial } from '../../../host/capabilities/denials.ts'
import { createGate, type Gate, type GateCaller, type GateOptions } from '../../../host/capabilities/gate.ts'
import type { Payload } from '../../../host/cells/cells.ts'
import { toJson } from '../../../host/storage/json-value.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'

/** A kernel around the gate: the real store, and a bus and a queue that only write down. */
export interface World {
  readonly services: Services
  readonly gate: Gate
  readonly denials: Denial[]
  readonly lines: LogLine[]
  readonly woken: { times: number }
  readonly runs: Map<string, ScheduledRun>
  readonly clock: { now: number }
  /** Calls as one plugin; answers the parsed result, or throws what the gate answered. */
  readonly as: (caller: GateCaller) => (method: string, params?: unknown) => Promise<never>
}

export const MANIFEST: Manifest = {
  id: 'acme.mail', version: '1.2.0', title: 'Mail', description: 'Sends mail.', license: 'MIT', engines: { hardpoint: '^0.1.0' }, tier: 'free',
}

/** A caller whose grant is what its manifest asks for, unless said otherwise. */
export function callerOf(capabilities: Grant['capabilities'], more: Partial<GateCaller> & { readonly manifestMore?: Partial<Manifest> } = {}): GateCaller {
  const { manifestMore, ...rest } = more
  const manifest = { ...MANIFEST, ...manifestMore, capabilities }
  return {
    manifest, grant: { capabilities, by: 'token:admin', at: '2026-11-20T00:00:00Z' }, tenant: 'default', requestId: 'r-1', chain: [manifest.id], readOnly: false,
    principal: { kind: 'token', id: 'token:ann', tenant: 'default', roles: ['member'] },
    ...rest,
  }
}

export async function world(t: Test, more: Partial<Services> = {}, options: Partial<GateOptions> = {}): Promise<World> {
  const clock = { now: Date.parse('2026-11-20T12:00:00Z') }
  const store = more.store ?? await openLevelStore(t.testdir(), { clock: () => clock.now })
  const [denials, lines, woken, runs] = [[] as Denial[], [] as LogLine[], { times: 0 }, new Map<string, ScheduledRun>()]
  const services: Services = {
    store, clock: () => clock.now, bus: recordingBus(woken), jobs: recordingJobs(runs), log: (line) => void lines.push(line),
    configOf: async () => ({}), callExport: async () => 'null', allowPrivate: [], ...more,
  }
  const gate = createGate(services, {
    decide: () => ({ allowed: true, reason: 'TIER', tier: 'free' }), onDenial: (denial) => void denials.push(denial), reference: () => 'ref-1', ...options,
  })
  t.teardown(async () => { await closeFetch(services); await store.close() })
  return { services, gate, denials, lines, woken, runs, clock, as: (caller) => callingAs(gate, caller) }
}

function callingAs(gate: Gate, caller: GateCaller): (method: string, params?: unknown) => Promise<never> {
  return async (method, params = {}) => {
    const reply = await gate.call({ method, params: JSON.stringify(params) }, caller, new AbortController().signal)
    if (!reply.ok) throw reply.error
    return JSON.parse(reply.result) as never
  }
}

/** The code a call is refused with, or `none`. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(() => 'none', (error: HardpointError) => error.code)
}

/** A call with text as it would come from a hostile guest. */
export async function rawCall(gate: Gate, caller: GateCaller, request: { readonly method: string; readonly params: string; readonly body?: Payload }) {
  return gate.call(request, caller, new AbortController().signal)
}

/** Events stand in the store under their number, so that a test sees what was committed. */
function recordingBus(woken: { times: number }): EventBus {
  let count = 0
  return {
    writes(event) {
      const made: BusEvent = { ...event, id: `e${++count}`, at: '2026-11-20T12:00:00.000Z' }
      return { event: made, puts: [{ key: ['bus', 'inbox', count], value: toJson(made) }] }
    },
    wake: () => { woken.times++ },
    subscribe: async () => {}, deadLetters: async () => [], start: () => {}, close: async () => {},
  }
}

function recordingJobs(runs: Map<string, ScheduledRun>): JobQueue {
  const own = (plugin: string, tenant: string) => [...runs.values()].filter((run) => run.plugin === plugin && run.tenant === tenant)
  return {
    writes: () => [], wake: () => {}, setCronJobs: async () => {}, start: () => {}, close: async () => {},
    schedule: async (run) => void runs.set(JSON.stringify([run.plugin, run.tenant, run.id]), { ...run, attempt: 0 }),
    cancel: async (plugin, tenant, id) => runs.delete(JSON.stringify([plugin, tenant, id])),
    pending: async (plugin, tenant) => own(plugin, tenant).length,
  }
}
