import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const DOCUMENTS = join(import.meta.dirname, '../../../schemas/documents')

/** The bounds that the documents state. */
export function validators(): { readonly maxProperties: number; readonly size: number } {
  const statement = JSON.parse(readFileSync(join(DOCUMENTS, 'package-statement.schema.json'), 'utf8')) as { properties: { files: { maxProperties: number } } }
  const entry = JSON.parse(readFileSync(join(DOCUMENTS, 'index-entry.schema.json'), 'utf8')) as { properties: { size: { maximum: number } } }
  return { maxProperties: statement.properties.files.maxProperties, size: entry.properties.size.maximum }
}
