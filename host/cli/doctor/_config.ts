import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument, type HostConfig } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'

/** config.json, or no settings where there is none. @throws HP_ERR_DOCUMENT_INVALID */
export async function readConfigFile(dataDirectory: string): Promise<HostConfig> {
  const text = await readFile(join(dataDirectory, 'config.json'), 'utf8').catch(() => '{}')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new HardpointError('HP_ERR_DOCUMENT_INVALID', { document: 'config.json', pointer: '/', problem: 'is not JSON' })
  }
  return parseDocument('HostConfig', value, 'config.json')
}
