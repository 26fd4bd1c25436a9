import { HardpointError } from '@hardpoint/schemas/errors'
import { RawJson, type CapabilityCall } from './_capability.ts'
import type { Services } from './_services.ts'

/** Plugins that may wait for each other in one chain, the first caller included. */
export const MAX_CHAIN = 8

interface Wanted { readonly callee: string; readonly name: string; readonly params: unknown }

type Granted = CapabilityCall<{ readonly plugins: Readonly<Record<string, readonly string[] | undefined>> }>

/**
 * Calls an export of a plugin the caller depends on. The callee's own tier is checked by `callExport`, for the same tenant.
 *
 * @throws HP_ERR_GRANT_SCOPE, HP_ERR_DEPENDENCY_MISSING, HP_ERR_CALL_CYCLE, HP_ERR_CALL_DEPTH, and what the callee throws
 */
export async function callPlugin(services: Services, call: Granted, { callee, name, params }: Wanted): Promise<RawJson> {
  const plugin = call.plugin.id
  assertGranted(call, { callee, name })
  // Granted for a version of the plugin that depended on it: the dependency of the version that runs decides.
  if (!dependsOn(call, callee)) throw new HardpointError('HP_ERR_DEPENDENCY_MISSING', { plugin, callee })
  const chain = call.chain.at(-1) === plugin ? call.chain : [...call.chain, plugin]
  // Each of a circle holds a place in its concurrency limit while it waits for the next: it would end in a deadlock.
  if (chain.includes(callee)) throw new HardpointError('HP_ERR_CALL_CYCLE', { plugin, callee, chain: chain.join(' → ') })
  if (chain.length >= MAX_CHAIN) throw new HardpointError('HP_ERR_CALL_DEPTH', { chain: [...chain, callee].join(' → '), limit: MAX_CHAIN })
  try {
    return new RawJson(await services.callExport({ ...call, chain }, callee, name, JSON.stringify(params ?? null)))
  } catch (error) {
    throw forCaller(error, services, { callee, call })
  }
}

/**
 * What the caller learns of the callee's failure: its words and stack hold another author's data, so they go to the callee's log, as
 * over HTTP. What a handler refuses is meant for its caller.
 */
function forCaller(error: unknown, { log, clock }: Services, { callee, call }: { readonly callee: string; readonly call: Granted }): unknown {
  if (!HardpointError.is(error)) return error
  const { code } = error
  if (code !== 'HP_ERR_PLUGIN_THREW' && code !== 'HP_ERR_PLUGIN_LOAD') return error
  const { what, stack, refusal, pluginCode, pluginDetails } = error.details
  const shown = { plugin: callee, what, problem: 'its own log says why' }
  if (refusal === true) return new HardpointError(code, { ...shown, problem: 'it refused', refusal, pluginCode, pluginDetails })
  log({
    at: new Date(clock()).toISOString(), level: 'warn', plugin: callee, tenant: call.tenant, requestId: call.requestId,
    message: `A call by ${call.plugin.id} failed: ${error.message}`, fields: { code, ...(stack === undefined ? {} : { stack }) },
  })
  return new HardpointError(code, shown)
}

function assertGranted({ plugin, grant }: Granted, { callee, name }: Pick<Wanted, 'callee' | 'name'>): void {
  const names = Object.hasOwn(grant.plugins, callee) ? (grant.plugins[callee] ?? []) : []
  if (names.includes(name)) return
  const allowed = Object.entries(grant.plugins).flatMap(([id, exports]) => (exports ?? []).map((each) => `${id}.${each}`))
  throw new HardpointError('HP_ERR_GRANT_SCOPE', { plugin: plugin.id, method: 'plugins.call', value: `${callee}.${name}`, allowed })
}

function dependsOn({ plugin: { dependencies = {}, optionalDependencies = {} } }: Granted, callee: string): boolean {
  return Object.hasOwn(dependencies, callee) || Object.hasOwn(optionalDependencies, callee)
}
