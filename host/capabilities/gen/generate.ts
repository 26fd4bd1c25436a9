/**
 * Writes what is derived from the capability table: the guest's types and data for the SDK, and the page for people.
 *
 * Run by `npm run gen`; tests/repo checks that what is committed is what this writes.
 */
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CAPABILITIES, METHODS } from '../table.ts'
import { capabilityData } from './_capability-data.ts'
import { capabilitiesPage } from './_capabilities-page.ts'
import { hostApi } from './_host-api.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** Path from the repository's root to content, of everything generated. */
export async function generate(): Promise<Map<string, string>> {
  const table = { capabilities: CAPABILITIES, methods: METHODS }
  return new Map([
    ['sdk/guest/host-api.gen.ts', await hostApi(table)],
    ['sdk/guest/capability-ids.gen.ts', capabilityData(table)],
    ['host/docs/capabilities.md', await capabilitiesPage(table)],
  ])
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === basename(import.meta.filename)) {
  for (const [file, content] of await generate()) writeFileSync(join(ROOT, file), content)
}
