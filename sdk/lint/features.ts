import { closest } from 'fastest-levenshtein'
import type { Manifest } from '@hardpoint/schemas'
import { at } from './_rule.ts'
import type { LintProblem } from './lint-problem.ts'

const KINDS = ['routes', 'events', 'jobs', 'exports'] as const
const RANK = { free: 0, pro: 1, enterprise: 2 } as const

/** Every feature that a contribution names is declared, and none is lower than the plugin's own tier. */
export function features({ tier, features: declared = {}, contributes = {} }: Manifest): LintProblem[] {
  const names = Object.keys(declared)
  const missing = KINDS.flatMap((kind) => (contributes[kind] ?? []).flatMap(({ feature }, index) =>
    feature === undefined || Object.hasOwn(declared, feature) ? [] : [undeclared(feature, names, at('contributes', kind, index, 'feature'))]))
  const low = Object.entries(declared).filter(([, feature]) => feature !== undefined && RANK[feature.tier] < RANK[tier]).map(([name]) => ({
    pointer: at('features', name, 'tier'),
    problem: `The feature '${name}' is for a lower tier than the plugin (${tier}), which nobody on that tier can run.`,
    fix: `Raise the feature to ${tier}, or lower the plugin's tier.`,
  }))
  return [...missing, ...low]
}

function undeclared(feature: string, names: readonly string[], pointer: string): LintProblem {
  const nearest = names.length === 0 ? '' : ` Did you mean '${closest(feature, names)}'?`
  return { pointer, problem: `The feature '${feature}' is not declared.`, fix: `Declare it under features, with a title and its lowest tier.${nearest}` }
}
