import { HardpointError } from '@hardpoint/schemas/errors'

/** What the file system refused, as the codes the store has for the same. */
export function shelfError(error: unknown, directory: string): HardpointError {
  if (HardpointError.is(error)) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return new HardpointError('HP_ERR_DATA_FULL', { directory }, { cause: error })
  const problem = error instanceof Error ? error.message : String(error)
  return new HardpointError('HP_ERR_DATA_READ_ONLY', { directory, problem }, { cause: error })
}
