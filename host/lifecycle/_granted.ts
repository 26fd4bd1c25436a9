import type { Grant } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { own } from './_capability-changes.ts'
import type { LoadedPlugin } from './_state.ts'
import type { Consent, PlannedPlugin } from './lifecycle.ts'

type Options = Readonly<Record<string, unknown>>

/**
 * The grant that follows from a plan, what is granted now, and what was consented to by name.
 *
 * @throws HP_ERR_CONSENT naming every capability that is missing
 */
export function grantedBy(plugin: PlannedPlugin, consent: Consent[string] | undefined, before: LoadedPlugin | undefined): Grant['capabilities'] {
  const missing = plugin.capabilities.filter(({ id, change }) => (change === 'new' || change === 'wider') && !consents(consent, id)).map(({ id }) => id)
  if (missing.length > 0) throw new HardpointError('HP_ERR_CONSENT', { plugin: plugin.id, missing: missing.join(','), capabilities: missing })
  const granted = plugin.capabilities.flatMap(({ id, options, change }): [string, Options][] => {
    if (consents(consent, id)) return [[id, narrowed(consent, id) ?? options]]
    if (change === 'narrower') return [[id, options]]
    const kept = own(before?.grant.capabilities, id)
    return kept === undefined ? [] : [[id, kept]]
  })
  return Object.fromEntries(granted)
}

function consents(consent: Consent[string] | undefined, id: string): boolean {
  if (consent === undefined) return false
  return isList(consent) ? consent.includes(id) : Object.hasOwn(consent, id)
}

function narrowed(consent: Consent[string] | undefined, id: string): Options | undefined {
  return consent === undefined || isList(consent) ? undefined : own(consent, id)
}

/** Array.isArray does not narrow a readonly array. */
function isList(consent: Consent[string]): consent is readonly string[] {
  return Array.isArray(consent)
}
