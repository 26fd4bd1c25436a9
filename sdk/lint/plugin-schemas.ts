import type { Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertBoundedSchema, compileUntrusted, patternBudget, type PatternBudget } from '@hardpoint/schemas/untrusted'
import { at } from './_rule.ts'
import type { LintProblem } from './lint-problem.ts'

/** Every JSON Schema in the manifest is one that the host will compile. */
export function pluginSchemas({ config, contributes: { routes = [], exports = [] } = {} }: Manifest): LintProblem[] {
  const all: [string, unknown][] = [
    [at('config'), config],
    ...routes.flatMap(({ body, query }, index): [string, unknown][] => [
      [at('contributes', 'routes', index, 'body'), body],
      [at('contributes', 'routes', index, 'query'), query],
    ]),
    ...exports.flatMap(({ params, result }, index): [string, unknown][] => [
      [at('contributes', 'exports', index, 'params'), params],
      [at('contributes', 'exports', index, 'result'), result],
    ]),
  ]
  const patterns = patternBudget()
  return all.flatMap(([pointer, schema]) => schema === undefined ? [] : problemsOf(schema, pointer, patterns))
}

function problemsOf(schema: unknown, pointer: string, patterns: PatternBudget): LintProblem[] {
  try {
    assertBoundedSchema(schema, pointer, patterns)
    compileUntrusted(schema, pointer)
    return []
  } catch (error) {
    if (!HardpointError.is(error, 'HP_ERR_SCHEMA_REFUSED')) throw error
    const { pointer: place, problem } = error.details
    return [{ pointer: String(place), problem: `This part of a schema ${String(problem)}.`, fix: error.fix }]
  }
}
