import { parseDocument, type IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import semver from 'semver'
import { isPluginId, isVersion } from './names.ts'
import { hidesText } from './printable.ts'

const TEXTS = ['title', 'description', 'yanked', 'deprecated'] as const
const DEPENDENCIES = ['dependencies', 'optionalDependencies'] as const

/**
 * Turns an untrusted value into an index entry: structure by its schema, then what the schema cannot say.
 *
 * The resolver reads entries before any package is verified, so their names must be safe to ask for already.
 *
 * @throws HP_ERR_DOCUMENT_INVALID with the JSON pointer
 */
export function parseEntry(value: unknown): IndexEntry {
  const entry = parseDocument('IndexEntry', value)
  if (!isPluginId(entry.id)) throw invalid('/id', 'must be <publisher>.<name>')
  if (!isVersion(entry.version)) throw invalid('/version', 'must be a semantic version without build metadata')
  if (entry.replacement !== undefined && !isPluginId(entry.replacement)) throw invalid('/replacement', 'must be <publisher>.<name>')
  checkRange('/engines/hardpoint', entry.engines.hardpoint)
  for (const field of DEPENDENCIES) checkDependencies(field, entry[field] ?? {})
  for (const field of TEXTS) {
    if (hidesText(entry[field] ?? '')) throw invalid(`/${field}`, 'must not hold control or text-direction characters')
  }
  return entry
}

function checkDependencies(field: string, dependencies: Readonly<Record<string, string | undefined>>): void {
  for (const [id, range] of Object.entries(dependencies)) {
    if (!isPluginId(id)) throw invalid(`/${field}`, 'must name plugins as <publisher>.<name>')
    checkRange(`/${field}/${id}`, range ?? '')
  }
}

function checkRange(pointer: string, range: string): void {
  if (semver.validRange(range) === null) throw invalid(pointer, 'must be a semver range')
}

function invalid(pointer: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_DOCUMENT_INVALID', { document: 'IndexEntry', pointer, problem })
}
