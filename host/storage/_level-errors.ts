import { HardpointError } from '@hardpoint/schemas/errors'

/** What was being done: it decides what an unnamed failure means. */
export type Doing = 'opening' | 'reading' | 'writing'

const FULL = /No space left on device|Disk quota exceeded|File too large|ENOSPC|EDQUOT/
const NOT_WRITABLE = /Permission denied|Read-only file system|Operation not permitted|Not a directory|EACCES|EPERM|EROFS|ENOTDIR|EEXIST/

/** Turns what level or the file system threw into a coded error. LevelDB says what happened only in its message. */
export function storeError(error: unknown, directory: string, doing: Doing): HardpointError {
  if (HardpointError.is(error)) return error
  const { codes, problem } = describe(error)
  const options = { cause: error }
  if (codes.has('LEVEL_LOCKED')) return new HardpointError('HP_ERR_DATA_LOCKED', { directory }, options)
  if (FULL.test(problem)) return new HardpointError('HP_ERR_DATA_FULL', { directory }, options)
  if (codes.has('LEVEL_CORRUPTION')) return new HardpointError('HP_ERR_DATA_CORRUPT', { directory, problem }, options)
  if (doing !== 'opening' && isClosed(codes)) return new HardpointError('HP_ERR_DATA_CLOSED', { directory }, options)
  if (doing === 'writing' || NOT_WRITABLE.test(problem)) {
    return new HardpointError('HP_ERR_DATA_READ_ONLY', { directory, problem }, options)
  }
  return new HardpointError('HP_ERR_DATA_CORRUPT', { directory, problem }, options)
}

function isClosed(codes: ReadonlySet<string>): boolean {
  return codes.has('LEVEL_DATABASE_NOT_OPEN') || codes.has('LEVEL_ITERATOR_NOT_OPEN') || codes.has('LEVEL_SNAPSHOT_NOT_OPEN')
}

/** level wraps the reason for a failed open in `cause`. */
function describe(error: unknown): { readonly codes: ReadonlySet<string>; readonly problem: string } {
  const codes = new Set<string>()
  let problem = String(error)
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') codes.add(at.code)
    problem = at.message
  }
  return { codes, problem }
}
