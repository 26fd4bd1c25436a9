import type { Manifest } from '@hardpoint/schemas'
import { at } from './_rule.ts'
import type { LintProblem } from './lint-problem.ts'

const KINDS = ['routes', 'events', 'jobs', 'exports'] as const

/** No two contributions of a kind have the same id: the id chooses the handler. */
export function contributionIds({ contributes = {} }: Manifest): LintProblem[] {
  return KINDS.flatMap((kind) => {
    const seen = new Set<string>()
    return (contributes[kind] ?? []).flatMap(({ id }, index) => {
      const twice = seen.has(id)
      seen.add(id)
      return twice ? [{ pointer: at('contributes', kind, index, 'id'), problem: `Another of the ${kind} has the id '${id}'.`, fix: 'Give each its own id.' }] : []
    })
  })
}
