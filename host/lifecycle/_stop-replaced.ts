import type { Context } from './_context.ts'
import type { InstalledPlugin } from './lifecycle.ts'

/** Calls that run in the old version may finish, for so long. */
const DRAIN_MS = 5000

/**
 * Ends every build of these plugins but the one that is in force. After that is: calls that arrive meanwhile are served, by one or the other.
 *
 * @param inForce without a digest: no isolate that runs now goes on
 */
export async function stopReplaced({ cells }: Context, inForce: readonly (Pick<InstalledPlugin, 'id'> & Partial<Pick<InstalledPlugin, 'digest'>>)[]): Promise<void> {
  await Promise.all(inForce.map(({ id, digest }) => cells.stop(id, { drainMs: DRAIN_MS, ...digest === undefined ? {} : { keep: digest } })))
}
