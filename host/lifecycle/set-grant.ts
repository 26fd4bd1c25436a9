import type { Grant } from '@hardpoint/schemas'
import { parseDocument } from '@hardpoint/schemas'
import type { Context } from './_context.ts'
import type { Actor } from './lifecycle.ts'

/**
 * Replaces what a plugin is granted, in force at its next capability call.
 *
 * @throws HP_ERR_NOT_INSTALLED, HP_ERR_GRANT_WIDER, HP_ERR_CAPABILITY_UNKNOWN, HP_ERR_DOCUMENT_INVALID
 */
export async function setGrant(context: Context, plugin: string, capabilities: Grant['capabilities'], actor: Actor): Promise<Grant> {
  const { state, consent, clock } = context
  const { manifest } = state.find(plugin)
  const grant = parseDocument('Grant', { capabilities, by: actor.by, at: new Date(clock()).toISOString() }, `the grant of ${plugin}`)
  consent.checkGrant(manifest, grant.capabilities)
  await state.commit({ puts: [state.records.grants.put(plugin, grant)] })
  await context.changed()
  return grant
}
