import { validRange } from 'semver'
import type { Manifest } from '@hardpoint/schemas'
import { at } from './_rule.ts'
import type { LintProblem } from './lint-problem.ts'

/** Every version range is one that semver understands. */
export function ranges({ engines, dependencies = {}, optionalDependencies = {} }: Manifest): LintProblem[] {
  const all: [string, string | undefined][] = [
    [at('engines', 'hardpoint'), engines.hardpoint],
    ...Object.entries(dependencies).map(([id, range]): [string, string | undefined] => [at('dependencies', id), range]),
    ...Object.entries(optionalDependencies).map(([id, range]): [string, string | undefined] => [at('optionalDependencies', id), range]),
  ]
  return all.filter(([, range]) => range === undefined || validRange(range) === null).map(([pointer, range]) => ({
    pointer, problem: `'${range}' is not a version range.`, fix: 'Write a semver range, such as ^1.2.0 or >=1.2.0 <3.',
  }))
}
