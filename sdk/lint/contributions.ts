import { contributionClashes, type Manifest } from '@hardpoint/schemas'
import type { LintProblem } from './lint-problem.ts'

/** No two contributions exclude each other: the same check that a package must pass wherever it is verified. */
export function contributions(manifest: Manifest): LintProblem[] {
  return contributionClashes(manifest).map(({ pointer, problem }) => ({
    pointer,
    problem: `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`,
    fix: pointer.endsWith('/id') ? 'Give each its own id.' : 'Give it another path or method, or make them one route.',
  }))
}
