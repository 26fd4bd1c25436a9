import { HardpointError } from '@hardpoint/schemas/errors'

const FULL = new Set(['ENOSPC', 'EDQUOT'])
const DENIED = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST'])

/**
 * Does work in a directory of ours, and words what the system refuses.
 *
 * @throws HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY
 */
export async function onDisk<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (FULL.has(code)) throw new HardpointError('HP_ERR_DATA_FULL', { directory }, { cause })
    if (DENIED.has(code)) throw new HardpointError('HP_ERR_DATA_READ_ONLY', { directory, problem: code }, { cause })
    throw cause
  }
}
