import type { Manifest } from '@hardpoint/schemas'
import { at } from './_rule.ts'
import type { LintProblem } from './lint-problem.ts'

/** Every plugin that is called is depended on, and dependencies name other plugins, once. */
export function dependencies({ id, capabilities = {}, dependencies: needed = {}, optionalDependencies: wanted = {} }: Manifest): LintProblem[] {
  const options = capabilities['plugins.call'] as { readonly plugins?: unknown } | undefined
  const called = typeof options?.plugins === 'object' && options.plugins !== null ? Object.keys(options.plugins) : []
  const missing = called.filter((callee) => !Object.hasOwn(needed, callee) && !Object.hasOwn(wanted, callee)).map((callee) => ({
    pointer: at('capabilities', 'plugins.call', 'plugins', callee),
    problem: `'${callee}' is called but not depended on.`,
    fix: `Add "${callee}": "^1.0.0" (the version you use) to dependencies, or to optionalDependencies if the plugin works without it.`,
  }))
  const twice = Object.keys(wanted).filter((other) => Object.hasOwn(needed, other)).map((other) => ({
    pointer: at('optionalDependencies', other), problem: `'${other}' is in dependencies too.`, fix: 'Keep one of them.',
  }))
  const self = [...Object.keys(needed).map((other) => ['dependencies', other] as const), ...Object.keys(wanted).map((other) => ['optionalDependencies', other] as const)]
    .filter(([, other]) => other === id)
    .map(([list, other]) => ({ pointer: at(list, other), problem: 'The plugin depends on itself.', fix: 'Remove the line.' }))
  return [...missing, ...twice, ...self]
}
