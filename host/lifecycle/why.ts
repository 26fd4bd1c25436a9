import type { Context } from './_context.ts'
import type { State } from './_state.ts'
import type { RequirementChain, WhyInstalled } from './lifecycle.ts'

/** Paths through a graph grow with it out of all bounds. */
const MAX_CHAINS = 100

/**
 * Every chain of requirements that leads from what an admin asked for to a plugin, shortest first.
 *
 * Dependencies that are optional bring nothing in, and are not looked at.
 *
 * @throws HP_ERR_NOT_INSTALLED
 */
export function why({ state }: Pick<Context, 'state'>, plugin: string): WhyInstalled {
  const { installed } = state.find(plugin)
  const chains = chainsTo(state, plugin).toSorted((a, b) => a.length - b.length)
  return { id: plugin, version: installed.version, requested: installed.requested, chains: chains.slice(0, MAX_CHAINS), more: chains.length > MAX_CHAINS }
}

/** Backwards from the plugin, by way of those alone to which somebody's asking leads: each way back ends at one of them. */
function chainsTo(state: State, plugin: string): RequirementChain[] {
  const needed = neededByAdmins(state)
  const found: RequirementChain[] = []
  const follow = (chain: RequirementChain, id: string) => {
    for (const [other, { installed, manifest }] of state.plugins) {
      const range = manifest.dependencies?.[id]
      if (found.length > MAX_CHAINS || range === undefined || !needed.has(other) || chain.some(step => step.id === other)) continue
      const longer = [{ id: other, version: installed.version, needs: id, range }, ...chain]
      if (installed.requested) found.push(longer)
      follow(longer, other)
    }
  }
  follow([], plugin)
  return found
}

/** What was asked for, and all that it needs. */
function neededByAdmins({ plugins }: State): Set<string> {
  const needed = new Set([...plugins].filter(([, { installed }]) => installed.requested).map(([id]) => id))
  for (const id of needed) for (const other of Object.keys(plugins.get(id)?.manifest.dependencies ?? {})) needed.add(other)
  return needed
}
