import { HardpointError } from '@hardpoint/schemas/errors'
import type { Commit, Store } from './store.ts'

/** Commits, or throws HP_ERR_CONFLICT where a check fails. @returns the version */
export async function committed(store: Store, commit: Commit): Promise<string> {
  const result = await store.commit(commit)
  if (result.ok) return result.version
  throw new HardpointError('HP_ERR_CONFLICT', { what: result.conflict.join('/') })
}
