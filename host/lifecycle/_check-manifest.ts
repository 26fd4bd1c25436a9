import type { Manifest } from '@hardpoint/schemas'
import { assertBoundedSchema, patternBudget, type PatternBudget } from '@hardpoint/schemas/untrusted'
import { nextCronTime } from '../bus/cron-time.ts'
import type { ConsentRules } from './consent-rules.ts'

/**
 * Refuses at the plan what would fail at run time: a manifest is signed, and still a stranger's.
 *
 * @throws HP_ERR_CAPABILITY_UNKNOWN, HP_ERR_SCHEMA_REFUSED, HP_ERR_CRON
 */
export function checkManifest(manifest: Manifest, consent: ConsentRules): void {
  consent.consentFor(manifest)
  const { routes = [], jobs = [], exports = [] } = manifest.contributes ?? {}
  const patterns = patternBudget()
  bounded(manifest.config, '/config', patterns)
  for (const [index, { body, query }] of routes.entries()) {
    bounded(body, `/contributes/routes/${index}/body`, patterns)
    bounded(query, `/contributes/routes/${index}/query`, patterns)
  }
  for (const [index, { params, result }] of exports.entries()) {
    bounded(params, `/contributes/exports/${index}/params`, patterns)
    bounded(result, `/contributes/exports/${index}/result`, patterns)
  }
  for (const { cron, timezone = 'UTC' } of jobs) if (cron !== undefined) nextCronTime(cron, timezone, 0)
}

function bounded(schema: unknown, pointer: string, patterns: PatternBudget): void {
  if (schema !== undefined) assertBoundedSchema(schema, pointer, patterns)
}
