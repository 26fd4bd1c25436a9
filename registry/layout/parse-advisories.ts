import { parseDocument, type Advisory } from '@hardpoint/schemas'
import semver from 'semver'
import { isVersion } from './names.ts'
import { corrupt, parseJson } from './parse-json.ts'
import { ADVISORIES_PATH } from './paths.ts'
import { hidesText } from './printable.ts'

/**
 * A registry's list of advisories.
 *
 * All of it or nothing: a host that took a part of a list would run what the rest is about.
 *
 * @throws HP_ERR_REGISTRY_CORRUPT
 */
export function parseAdvisories(bytes: Uint8Array, registry: string): readonly Advisory[] {
  const origin = { registry, what: ADVISORIES_PATH }
  const { advisories } = parseJson(bytes, origin, (value) => parseDocument('AdvisoryList', value, ADVISORIES_PATH))
  const ids = new Set<string>()
  for (const advisory of advisories) {
    const problem = problemOf(advisory)
    if (problem !== undefined) throw corrupt(origin, `${advisory.id} ${problem}`)
    // People accept an advisory by its id, and read it to each other.
    if (ids.has(advisory.id.toLowerCase())) throw corrupt(origin, `${advisory.id} stands there twice`)
    ids.add(advisory.id.toLowerCase())
  }
  return advisories
}

/** What the schema cannot say. */
function problemOf({ range, fixed, title, description = '' }: Advisory): string | undefined {
  if (semver.validRange(range) === null) return 'has a range that is none'
  if (fixed !== undefined && !isVersion(fixed)) return 'is fixed in what is no version'
  return [title, description].some(hidesText) ? 'holds control or text-direction characters' : undefined
}
