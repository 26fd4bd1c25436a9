import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { CommandContext } from '../command.ts'

/** A path as the user meant it: from where they stand. */
export function pathOf({ io }: Pick<CommandContext, 'io'>, file: string): string {
  return resolve(io.directory, file)
}

/** @throws HP_ERR_FILE_MISSING */
export async function readInput(context: Pick<CommandContext, 'io'>, file: string): Promise<Uint8Array> {
  try {
    return await readFile(pathOf(context, file))
  } catch (cause) {
    const problem = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'Name a file that is there.' : `It cannot be read (${(cause as NodeJS.ErrnoException).code}).`
    throw new HardpointError('HP_ERR_FILE_MISSING', { file, remedy: problem }, { cause })
  }
}

/** @throws HP_ERR_DOCUMENT_INVALID */
export function parseInput(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown
  } catch (cause) {
    throw new HardpointError('HP_ERR_DOCUMENT_INVALID', { document: file, pointer: '/', problem: 'is not JSON' }, { cause })
  }
}

/** A plugin's or token's name as one segment of a path. */
export function segment(name: string): string {
  return encodeURIComponent(name)
}
