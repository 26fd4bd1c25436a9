import type { Manifest } from '@hardpoint/schemas'
import type { LintProblem } from './lint-problem.ts'

/** One rule over a manifest whose structure is right. */
export type Rule = (manifest: Manifest) => LintProblem[]

/** The nth child of a part, as a pointer. Names are escaped (RFC 6901 section 3). */
export function at(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
