import { maxSatisfying } from 'semver'
import { resolve, type ResolveInput } from '../../host/resolver/mod.ts'
import { ADVERSARIES } from '../host/resolver/_adversaries.ts'
import type { Bench } from './_bench.ts'
import { pluginGraph, POLICY } from './_plugin-graph.ts'

const PLUGINS = 10_000
const BUDGET_MS = 1000

/** A solution for a large registry; and problems without end, which must cost no more than they may. */
export const benches: readonly Bench[] = [
  ...[{ name: 'bare', policy: {} }, { name: 'with every policy', policy: POLICY }].map(({ name, policy }): Bench => ({
    metric: `resolution of 10,000 plugins × 50 versions, ${name}`,
    what: 'versions for three in five of them and all they need; floor: a walk that takes the newest of each first range, right or not', unit: 'ms', aimValue: 1000,
    async open(scale) {
      const input = { ...pluginGraph({ plugins: scale.count(PLUGINS), versions: 50, seed: 1 }), policy }
      const reached = resolve(input).versions.size
      if (!scale.quick && reached < PLUGINS * 0.7) throw new TypeError(`Only ${reached} plugins were reached.`)
      return {
        sides: [{ name: 'hardpoint', round: async () => took(() => resolve(input)) }, { name: 'greedy walk with semver', round: async () => took(() => walk(input)) }],
        close() { /* Nothing was started. */ },
      }
    },
  })),
  ...ADVERSARIES.map(({ name, input }): Bench => ({
    metric: `resolution without end: ${name}`, what: 'until HP_ERR_RESOLUTION_BUDGET; floor: the time it may take', unit: 'ms', aim: 1, rounds: 3,
    async open({ quick }) {
      const maxMs = quick ? 20 : BUDGET_MS
      const problem = { ...input(), policy: { maxMs } }
      return {
        sides: [{ name: 'hardpoint', round: async () => took(() => givesUp(problem)) }, { name: 'its budget', round: async () => maxMs }],
        close() { /* Nothing was started. */ },
      }
    },
  })),
]

function took(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** What an installer without a solver does. */
function walk({ packages, root }: ResolveInput): Map<string, string> {
  const chosen = new Map<string, string>()
  const todo = root.map(({ id, range }) => [id, range])
  for (const [id = '', range = ''] of todo) {
    if (chosen.has(id)) continue
    const versions = packages[id] ?? []
    const version = maxSatisfying(versions.map(entry => entry.version), range)
    if (version === null) continue
    chosen.set(id, version)
    todo.push(...Object.entries(versions.find(entry => entry.version === version)?.dependencies ?? {}).map(([other, wanted = '']) => [other, wanted]))
  }
  return chosen
}

function givesUp(problem: ResolveInput): void {
  try {
    resolve(problem)
  } catch (error) {
    if ((error as { code?: string }).code === 'HP_ERR_RESOLUTION_BUDGET') return
    throw error
  }
  throw new TypeError('It was solved.')
}
