import { parseDocument, parseStrictJson, type Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Rule } from './_rule.ts'
import { capabilities } from './capabilities.ts'
import { contributions } from './contributions.ts'
import { dataVersion } from './data-version.ts'
import { dependencies } from './dependencies.ts'
import { events } from './events.ts'
import { features } from './features.ts'
import { jobs } from './jobs.ts'
import type { LintProblem } from './lint-problem.ts'
import { pluginSchemas } from './plugin-schemas.ts'
import { ranges } from './ranges.ts'
import { routes } from './routes.ts'

const RULES: readonly Rule[] = [ranges, capabilities, features, contributions, routes, events, jobs, pluginSchemas, dependencies, dataVersion]

/**
 * Everything that is wrong with the text of a plugin.json: its structure, and where that is right, its meaning.
 *
 * @returns an empty list where it is right
 */
export function lintManifest(text: string | Uint8Array): LintProblem[] {
  try {
    const manifest: Manifest = parseDocument('Manifest', parseStrictJson(text, 'plugin.json'), 'plugin.json')
    return RULES.flatMap((rule) => rule(manifest))
  } catch (error) {
    if (!HardpointError.is(error, 'HP_ERR_DOCUMENT_INVALID')) throw error
    const { pointer, problem } = error.details
    return [{ pointer: String(pointer), problem: `${String(pointer)} ${String(problem)}.`, fix: 'See schemas/documents/manifest.schema.json for what belongs there.' }]
  }
}

/** @throws HP_ERR_LINT with every problem, where there is one */
export function assertLinted(text: string | Uint8Array): void {
  const problems = lintManifest(text)
  if (problems.length === 0) return
  throw new HardpointError('HP_ERR_LINT', {
    file: 'plugin.json', count: problems.length, problems: problems.map(({ pointer, problem, fix }) => `${pointer}: ${problem} ${fix}`), list: problems,
  })
}
