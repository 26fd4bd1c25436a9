import { HardpointError } from '@hardpoint/schemas/errors'
import type { Context } from './_context.ts'
import { followAdvisories } from './_follow-advisories.ts'
import type { AcceptedAdvisory, Actor } from './lifecycle.ts'

/**
 * Runs what an advisory is about all the same. It stands for this advisory as it is: where it becomes another (more serious, or to be stopped), it
 * counts again.
 *
 * @throws HP_ERR_ADVISORY_UNKNOWN
 */
export async function acceptAdvisory(context: Context, id: string, { reason, by }: { readonly reason: string } & Pick<Actor, 'by'>): Promise<AcceptedAdvisory> {
  const { state, clock } = context
  const found = state.advisories.find(id)
  if (found === undefined) throw new HardpointError('HP_ERR_ADVISORY_UNKNOWN', { advisory: id })
  const { plugin, severity, action } = found
  const accepted: AcceptedAdvisory = { plugin, severity, action, by, at: new Date(clock()).toISOString(), reason }
  await followAdvisories(context, () => state.records.accepted.set(id, accepted))
  return accepted
}
