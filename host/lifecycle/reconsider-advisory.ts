import { HardpointError } from '@hardpoint/schemas/errors'
import type { Context } from './_context.ts'
import { followAdvisories } from './_follow-advisories.ts'

/** Takes back that an advisory was accepted: what it is about does not run any more. @throws HP_ERR_ADVISORY_UNKNOWN where it was not */
export async function reconsiderAdvisory(context: Context, id: string): Promise<void> {
  const { records } = context.state
  if (await records.accepted.get(id) === undefined) throw new HardpointError('HP_ERR_ADVISORY_UNKNOWN', { advisory: id })
  await followAdvisories(context, () => records.accepted.delete(id))
}
