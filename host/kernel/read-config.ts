import { readFile } from 'node:fs/promises'
import { parseDocument, type HostConfig } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'

/**
 * The operator's settings: the file, where there is one, with what the embedder or the command line sets over it.
 *
 * @throws HP_ERR_DOCUMENT_INVALID with the JSON pointer
 */
export async function readConfig(file: string, overrides: HostConfig = {}): Promise<HostConfig> {
  const found = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw new HardpointError('HP_ERR_DATA_READ_ONLY', { directory: file, problem: error.message }, { cause: error })
  })
  return parseDocument('HostConfig', { ...parseDocument('HostConfig', parseJson(found, file), file), ...overrides }, 'the settings given in code')
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new HardpointError('HP_ERR_DOCUMENT_INVALID', { document: file, pointer: '/', problem: error instanceof Error ? error.message : 'it is not JSON' }, { cause: error })
  }
}
