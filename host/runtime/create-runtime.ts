import { HardpointError } from '@hardpoint/schemas/errors'
import { closest } from 'fastest-levenshtein'
import type { Gate } from '../capabilities/gate.ts'
import type { CapabilityRequest, Cells, GuestAnswer } from '../cells/cells.ts'
import { entitlementError } from '../licensing/entitlement-error.ts'
import type { Entitlements } from '../licensing/entitlement.ts'
import type { ActivePlugin, PluginTable } from './active-plugin.ts'
import { CallHolds } from './call-holds.ts'
import type { CallOutcome } from './call-outcome.ts'
import { contributionOf, type Contribution } from './contribution.ts'
import { guestHead } from './guest-head.ts'
import type { Admission, Invocation, Runtime } from './runtime.ts'
import { Outside } from './_outside.ts'
import { SourceMaps } from './source-maps.ts'

export interface RuntimeParts {
  readonly plugins: PluginTable
  readonly cells: Cells
  readonly entitlements: Entitlements
  readonly gate: Gate
  /** Which plugins' calls wait. */
  readonly holds?: CallHolds
  /** Told how each call into a plugin ended. */
  readonly observe?: (plugin: ActivePlugin, outcome: CallOutcome) => void
}

interface Admitted {
  readonly plugin: ActivePlugin
  readonly contribution: Contribution
  readonly readOnly: boolean
}

/** The one way into a plugin: HTTP, events, jobs and other plugins all come through here, so that no way in skips the tier. */
export function createRuntime({ plugins, cells, entitlements, gate, observe, holds = new CallHolds() }: RuntimeParts): Runtime {
  const maps = new SourceMaps()

  /** Read anew at each call: what an admin switched a moment ago is in force. */
  function admitted({ plugin: name, kind, id, tenant }: Admission): Admitted {
    const plugin = find(plugins, name)
    const contribution = contributionOf(plugin.manifest, { kind, id })
    if (contribution === undefined) throw new HardpointError('HP_ERR_HANDLER_MISSING', { plugin: name, what: `${kind} ${id}` })
    return { plugin, contribution, readOnly: entitled(entitlements, plugin, contribution, tenant) }
  }

  /** What a plugin logs of an error that it caught is read by the same people. */
  function withSources(request: CapabilityRequest, plugin: ActivePlugin): CapabilityRequest {
    return request.method.startsWith('log.') ? { ...request, params: maps.text(plugin, request.params) } : request
  }

  return {
    admit(admission) { admitted(admission) },
    async invoke(invocation: Invocation): Promise<GuestAnswer> {
      for (let held = holds.wait(invocation.plugin, `${invocation.kind} ${invocation.id}`, invocation.signal); held !== undefined;) {
        await held
        held = holds.wait(invocation.plugin, `${invocation.kind} ${invocation.id}`, invocation.signal)
      }
      // From here to the call nothing waits: whoever holds the plugin's calls after this finds it in the cell.
      const { plugin, contribution, readOnly } = admitted(invocation)
      const { kind, id, body, tenant, principal, requestId, chain = [], cause = principal.id, signal } = invocation
      const outside = new Outside()
      const answer = cells.call(plugin.code, { kind, id, head: guestHead(invocation, featuresOn(entitlements, plugin, tenant)), ...(body === undefined ? {} : { body }) }, {
        ...(signal === undefined ? {} : { signal }),
        capability: async (request, over) => {
          // Looked up again: a grant that was narrowed while this call runs is in force at its next capability call; and
          // what still drains when its plugin is disabled or removed does nothing more, in data that is being purged for one.
          const now = plugins.get(plugin.manifest.id)
          // What drains after its version and its data went back would write where nobody reads any more.
          if (now?.enabled !== true || now.namespace !== plugin.namespace) return { ok: false, error: new HardpointError('HP_ERR_STOPPED', { plugin: plugin.manifest.id, what: request.method }) }
          const { manifest, grant } = now
          const caller = { manifest, grant, namespace: now.namespace, tenant, principal, cause, requestId, readOnly, feature: contribution.feature, chain: [...chain, manifest.id] }
          return outside.heard(request, holds.track(manifest.id, gate.call(withSources(request, plugin), caller, over), now.namespace))
        },
      })
      try {
        const answered = await answer
        observe?.(plugin, { cause, outside: outside.failed })
        return answered
      } catch (error) {
        observe?.(plugin, { error, cause, outside: outside.failed })
        throw maps.error(plugin, error)
      }
    },
  }
}

function find(plugins: PluginTable, id: string): ActivePlugin {
  const plugin = plugins.get(id)
  if (plugin === undefined) {
    const refusal = plugins.refusal?.(id)
    if (refusal !== undefined) throw refusal
    const known = plugins.all().map(({ manifest }) => manifest.id)
    throw new HardpointError('HP_ERR_NOT_INSTALLED', { plugin: id, nearest: known.length === 0 ? 'none is installed' : closest(id, known) })
  }
  if (!plugin.enabled) throw new HardpointError('HP_ERR_NOT_ENABLED', { plugin: id })
  return plugin
}

/** Which of a plugin's features are on, when the call starts. */
function featuresOn(entitlements: Entitlements, { manifest }: ActivePlugin, tenant: string): string[] {
  return Object.keys(manifest.features ?? {}).filter((feature) => entitlements.decide({ tenant, plugin: manifest, feature }).allowed)
}

/** @returns whether the call is read-only: a lapsed license leaves what a plugin's manifest marks for it, and nothing that writes */
function entitled(entitlements: Entitlements, { manifest }: ActivePlugin, { feature, lapsed }: Contribution, tenant: string): boolean {
  const decision = entitlements.decide({ tenant, plugin: manifest, feature })
  if (decision.allowed) return false
  if (decision.lapsed && lapsed) return true
  throw entitlementError(decision, manifest.id)
}
