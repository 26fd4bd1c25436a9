import { HardpointError } from '@hardpoint/schemas/errors'
import { neutralise } from '../telemetry/neutralise.ts'
import type { Io } from './io.ts'

/**
 * An error as people and programs get it, on stderr in both cases, so that stdout is empty or a result.
 *
 * @returns the exit code
 */
export function renderError(thrown: unknown, { io, json }: { readonly io: Io; readonly json: boolean }): number {
  const error = HardpointError.is(thrown) ? thrown : new HardpointError('HP_ERR_INTERNAL', { reference: 'below' }, { cause: thrown })
  const { bold, dim, red } = io.colors
  if (json) {
    const { code, message, fix, ...details } = error.toJSON()
    io.err(JSON.stringify({ error: { code, message, fix, ...details }, exit: error.exit }, null, 2))
  } else {
    // Details may hold words of plugins and registries.
    io.err(`${red(bold('error'))} ${neutralise(error.message)} ${dim(error.code)}`)
    io.err(`${bold('fix')}   ${neutralise(error.fix)}`)
  }
  // A fault of ours: the only case in which the stack helps whoever reads it.
  if (error.code === 'HP_ERR_INTERNAL' && error.cause instanceof Error) io.err(dim(error.cause.stack ?? error.cause.message))
  return error.exit
}
