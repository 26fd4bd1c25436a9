import type { Manifest } from '../gen/types.ts'
import { parseStrictJson } from '../json/parse-strict-json.ts'
import { fileError } from './_compare-files.ts'
import { assertJsonSize } from './_json-size.ts'
import type { PackageFiles } from './package.ts'
import { parseManifest } from './parse-manifest.ts'

/**
 * The manifest in a package's files.
 *
 * @throws HP_ERR_PACKAGE_FILE where plugin.json or main.js is missing, HP_ERR_PACKAGE_TOO_LARGE, HP_ERR_DOCUMENT_INVALID
 */
export function manifestOf(files: PackageFiles): Manifest {
  const text = files.get('plugin.json')
  for (const path of ['plugin.json', 'main.js']) {
    if (!files.has(path)) throw fileError(path, { problem: 'is missing', expected: 'a file that every package has', found: 'no such file' })
  }
  if (text !== undefined) assertJsonSize(text, 'plugin.json')
  return parseManifest(parseStrictJson(text ?? '', 'plugin.json'), 'plugin.json')
}
