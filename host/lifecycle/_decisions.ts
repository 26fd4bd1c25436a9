import type { PlannedPlugin } from './lifecycle.ts'
import type { PendingPlan } from './_pending-plans.ts'
import type { State } from './_state.ts'

/** What of a plan a person must agree to, in clauses. Empty: the host may apply it by itself. */
export function decisionsIn({ plan: { plugins }, packages }: Pick<PendingPlan, 'plan' | 'packages'>, state: Pick<State, 'dataOf'>): string[] {
  return plugins.flatMap(plugin => {
    const { id, version, from } = plugin
    if (from === undefined) return [`new plugin ${id} ${version}`]
    const { dataVersion = 1 } = packages.get(id)?.manifest ?? {}
    // Also where there is no data yet: going back would delete what is stored from then on.
    return [...decisionsOn(plugin), ...dataVersion === state.dataOf(id).version ? [] : [`the data of ${id} is made into version ${dataVersion}`]]
  })
}

function decisionsOn({ id, capabilities, publisher, wentBack }: PlannedPlugin): string[] {
  return [
    ...capabilities.filter(({ change }) => change === 'new' || change === 'wider').map(capability => `${capability.change} capability ${capability.id} of ${id}`),
    // One that a known key names by a statement is no question.
    ...publisher.trust === 'first-use' ? [`a key of ${publisher.id} that is not known here`] : [],
    ...wentBack === undefined ? [] : [`the host went back from it: ${wentBack.reason}`],
  ]
}
