import { Cron } from 'croner'
import type { Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertBoundedSchema } from '@hardpoint/schemas/untrusted'
import type { ConsentRules } from './consent-rules.ts'

/**
 * Refuses at the plan what would fail at run time: a manifest is signed, and still a stranger's.
 *
 * @throws HP_ERR_CAPABILITY_UNKNOWN, HP_ERR_SCHEMA_REFUSED, HP_ERR_DOCUMENT_INVALID
 */
export function checkManifest(manifest: Manifest, consent: ConsentRules): void {
  consent.checkGrant(manifest, manifest.capabilities ?? {})
  const { routes = [], jobs = [], exports = [] } = manifest.contributes ?? {}
  bounded(manifest.config, '/config')
  for (const [index, { body, query }] of routes.entries()) {
    bounded(body, `/contributes/routes/${index}/body`)
    bounded(query, `/contributes/routes/${index}/query`)
  }
  for (const [index, { params, result }] of exports.entries()) {
    bounded(params, `/contributes/exports/${index}/params`)
    bounded(result, `/contributes/exports/${index}/result`)
  }
  for (const [index, { cron, timezone }] of jobs.entries()) {
    if (cron !== undefined) checkCron(cron, timezone ?? 'UTC', { document: `plugin.json of ${manifest.id}`, pointer: `/contributes/jobs/${index}/cron` })
  }
}

function bounded(schema: unknown, pointer: string): void {
  if (schema !== undefined) assertBoundedSchema(schema, pointer)
}

function checkCron(cron: string, timezone: string, place: { readonly document: string; readonly pointer: string }): void {
  try {
    new Cron(cron, { paused: true, timezone, mode: '5-part' }).nextRun()
  } catch (error) {
    throw new HardpointError('HP_ERR_DOCUMENT_INVALID', { ...place, problem: error instanceof Error ? error.message : 'is not a cron expression' })
  }
}
