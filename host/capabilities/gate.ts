import { randomBytes } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { CapabilityReply, CapabilityRequest } from '../cells/cells.ts'
import type { Entitlements } from '../licensing/entitlement.ts'
import { admit } from './_admit.ts'
import { RawJson, WithBody, type CapabilityCall } from './_capability.ts'
import { causeText, concealed, isForGuests } from './_guest-error.ts'
import { compileValidators, type ParamsValidator } from './_params-validators.ts'
import type { Services } from './_services.ts'
import type { Limited } from './capability-call.ts'
import type { CapabilityTable, TableMethod } from './capability-table.ts'
import { ConcurrencyLimiter } from './concurrency-limiter.ts'
import { Denials, type Denial } from './denials.ts'
import type { GateCaller } from './gate-caller.ts'
import { parseParams } from './parse-params.ts'
import { RateLimiter } from './rate-limiter.ts'
import { CAPABILITIES, METHODS } from './table.ts'
import { Turns } from './turns.ts'

export type { Denial } from './denials.ts'
export type { GateCaller } from './gate-caller.ts'

/** In UTF-16 code units; a body beside it has the limits of its method. */
export const MAX_RESULT_LENGTH = 8_388_608

/** The one way out of an isolate. */
export interface Gate {
  /** Never rejects, and never says anything of the host that a guest should not know. */
  call(request: CapabilityRequest, caller: GateCaller, signal: AbortSignal): Promise<CapabilityReply>
}

export interface GateOptions {
  readonly decide: Entitlements['decide']
  /** Told of refusals by policy; repetitions are put together. */
  readonly onDenial: (denial: Denial) => void
  /** The capabilities of this host: ours unless an embedder adds some. */
  readonly table?: CapabilityTable
  /** Makes the reference under which a concealed error is found in the log. */
  readonly reference?: () => string
}

const OURS: CapabilityTable = { capabilities: CAPABILITIES, methods: METHODS }

/** Checks each call, cheapest check first, and answers it. Schemas are compiled here, once. */
export function createGate(services: Services, options: GateOptions): Gate {
  const { decide, onDenial, table = OURS, reference = () => randomBytes(6).toString('hex') } = options
  const validators = compileValidators(table)
  const rates = new RateLimiter(services.clock)
  const concurrency = new ConcurrencyLimiter()
  const denials = new Denials(onDenial, services.clock)
  const turns = new Turns()

  async function serve(request: CapabilityRequest, caller: GateCaller, signal: AbortSignal): Promise<CapabilityReply> {
    const later = turns.enter(caller.manifest.id, request.params.length)
    if (later !== undefined) await later
    const entry = admit(request.method, caller, { table, decide })
    const { capability } = entry
    const about = { plugin: caller.manifest.id, capability: capability.id }
    const line = lineOf(caller, capability.id)
    const spend = (limited: Limited, calls: number) => spendAs(caller, limited, calls)
    spend(capability, 1)
    const turn = concurrency.enter(line, capability.limits.concurrent, signal)
    const entered = typeof turn === 'string' ? turn : await turn
    if (entered === 'aborted') throw new HardpointError('HP_ERR_STOPPED', { plugin: about.plugin, what: entry.id })
    if (entered === 'full') throw new HardpointError('HP_ERR_CONCURRENCY', { ...about, limit: capability.limits.concurrent })
    try {
      return reply(entry, await invoke(entry, { request, caller, signal, services, validate: validators[entry.id], spend }))
    } finally {
      concurrency.leave(line)
    }
  }

  function spendAs(caller: GateCaller, { id, limits }: Limited, calls: number): void {
    if (rates.take(lineOf(caller, id), limits, calls)) return
    throw new HardpointError('HP_ERR_RATE', { plugin: caller.manifest.id, capability: id, limit: limits.perSecond })
  }

  function refuse(error: unknown, { method }: CapabilityRequest, { manifest, tenant, principal, requestId }: GateCaller): CapabilityReply {
    const known = Object.hasOwn(table.methods, method) ? method : 'unknown'
    if (isForGuests(error)) {
      denials.add(error, { plugin: manifest.id, tenant, principal: principal.id, requestId, method: known })
      return { ok: false, error }
    }
    const shown = concealed(error, reference())
    services.log({
      at: new Date(services.clock()).toISOString(), level: 'error', plugin: manifest.id, tenant, requestId,
      message: `host.${known} failed inside the host (reference ${String(shown.details['reference'])})`, fields: { cause: causeText(error) },
    })
    return { ok: false, error: shown }
  }

  return {
    async call(request, caller, signal) {
      try {
        return await serve(request, caller, signal)
      } catch (error) {
        return refuse(error, request, caller)
      }
    },
  }
}

/** What is limited together. */
function lineOf({ manifest, tenant }: GateCaller, capability: string): string {
  return `${manifest.id} ${tenant} ${capability}`
}

interface Invoking {
  readonly request: CapabilityRequest
  readonly caller: GateCaller
  readonly signal: AbortSignal
  readonly services: Services
  readonly validate: ParamsValidator | undefined
  readonly spend: CapabilityCall['spend']
}

async function invoke({ id, capability, method }: TableMethod, { request, caller, signal, services, validate, spend }: Invoking): Promise<unknown> {
  if (request.body !== undefined && !method.takesBody) throw new HardpointError('HP_ERR_PARAMS', { method: id, pointer: '/', problem: 'takes no body' })
  const params = parseParams(request.params, id)
  validate?.(params)
  const { manifest, namespace = manifest.id, grant, tenant, principal, cause, requestId, chain, readOnly } = caller
  const call: CapabilityCall<never> = {
    plugin: manifest, namespace, tenant, principal, cause, requestId, chain, readOnly, signal, spend, body: request.body,
    grant: grant.capabilities[capability.id] as never, grants: grant.capabilities,
  }
  return method.invoke(services, call, params as never)
}

function reply({ id }: TableMethod, answer: unknown): CapabilityReply {
  const { result, body } = answer instanceof WithBody ? answer as WithBody<unknown> : { result: answer, body: undefined }
  const text = result instanceof RawJson ? result.text : (JSON.stringify(result) ?? 'null')
  if (text.length > MAX_RESULT_LENGTH) throw new HardpointError('HP_ERR_RESULT_TOO_LARGE', { method: id, limit: MAX_RESULT_LENGTH })
  return { ok: true, result: text, ...(body === undefined ? {} : { body }) }
}
