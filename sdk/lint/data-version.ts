import type { Manifest } from '@hardpoint/schemas'
import { at } from './_rule.ts'
import type { LintProblem } from './lint-problem.ts'

/** A version of the data has a meaning only where there is data. */
export function dataVersion({ capabilities = {}, dataVersion: version = 1 }: Manifest): LintProblem[] {
  if (version === 1 || Object.hasOwn(capabilities, 'storage')) return []
  return [{ pointer: at('dataVersion'), problem: 'The plugin has no storage, and so no data that could be of a version.', fix: 'Remove dataVersion, or add "storage": {} to capabilities.' }]
}
