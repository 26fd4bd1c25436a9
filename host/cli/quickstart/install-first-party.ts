import { HardpointError, type ErrorBody } from '@hardpoint/schemas/errors'
import type { Plan, PluginInfo } from '../../lifecycle/lifecycle.ts'
import type { AdminClient } from '../client.ts'
import type { PluginFolder } from './first-party.ts'

/** What became of a plugin at start. */
export type InstallOutcome =
  | { readonly id: string; readonly outcome: 'present'; readonly enabled: boolean; readonly problem?: PluginInfo['problem'] }
  | { readonly id: string; readonly outcome: 'installed'; readonly plan: Plan }
  | { readonly id: string; readonly outcome: 'refused'; readonly error: ErrorBody }
  | { readonly id: string; readonly outcome: 'removed' }

/**
 * Installs through the admin API, as anyone would: resolution, signature, tier, plan, consent by name.
 * Starting the quickstart is the consent to what the first-party plugins ask for; what it granted is shown. One that is refused
 * does not stop the others. What was installed by an earlier start and is gone was removed by an admin, and stays so.
 *
 * @param before ids that an earlier start installed
 */
export async function installFirstParty(client: AdminClient, plugins: readonly PluginFolder[], before: readonly string[] = []): Promise<InstallOutcome[]> {
  const present = await client.call<readonly PluginInfo[]>('GET', '/plugins')
  const outcomes: InstallOutcome[] = []
  for (const { id } of plugins.filter(({ install }) => install)) {
    const found = present.find(({ installed }) => installed.id === id)
    if (found === undefined) outcomes.push(before.includes(id) ? { id, outcome: 'removed' } : await installOne(client, id))
    else outcomes.push({ id, outcome: 'present', enabled: found.installed.enabled, ...(found.problem && { problem: found.problem }) })
  }
  return outcomes
}

async function installOne(client: AdminClient, id: string): Promise<InstallOutcome> {
  try {
    const plan = await client.call<Plan>('POST', '/plugins/plan', { specs: [id] })
    await client.call('POST', '/plugins/install', { plan, consent: plan.needsConsent })
    return { id, outcome: 'installed', plan }
  } catch (error) {
    if (!HardpointError.is(error)) throw error
    return { id, outcome: 'refused', error: error.toJSON() }
  }
}
