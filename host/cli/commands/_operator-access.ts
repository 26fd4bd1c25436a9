import { httpOperator, type OpenRegistryOptions, type RegistryOperator } from '@hardpoint/registry/client'
import type { CommandContext, Options } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { pathOf } from './_paths.ts'
import { PUBLISHER_OPTIONS, isUrl, readingOf, type ReadingOptions } from './_publisher-access.ts'
import { withStore } from './_registry-access.ts'

/** The first argument of what is done with a registry's offline keys. */
export const REGISTRY_ARGUMENT = { name: 'registry', description: 'its url, while its server runs; or its folder, while none does' } as const

/** Besides the keys that each names: for a url. */
export const OPERATOR_OPTIONS = { root: PUBLISHER_OPTIONS.root, state: PUBLISHER_OPTIONS.state } as const satisfies Options

/**
 * Works on a registry with its offline keys: through its server from any machine, or in its folder while no server runs. The server's token (scope
 * `operate`) is read from the environment: an argument could be seen by everyone on this machine.
 *
 * @param options.command for usage errors
 * @throws HP_ERR_USAGE without a token, HP_ERR_REGISTRY_LOCKED for a folder that a server has open
 */
export async function withOperator<T>(
  context: CommandContext, { registry, command, ...options }: ReadingOptions & { readonly registry: string; readonly command: string }, work: (operator: RegistryOperator) => Promise<T>,
): Promise<T> {
  if (!isUrl(registry)) return withStore(context, registry, work)
  const token = context.io.env['HARDPOINT_REGISTRY_TOKEN']
  if (token === undefined || token === '') throw usageError('Put the operator\'s token (hardpoint registry new-token <folder> @operator) into HARDPOINT_REGISTRY_TOKEN.', command)
  return work(httpOperator(registry, token, readingOf(context, options)))
}

/** How a registry is read whose folder may be our own: what is behind a url is held to what it showed before. */
export function readingAt(context: CommandContext, registry: string, options: ReadingOptions): { readonly location: string; readonly options: OpenRegistryOptions } {
  return isUrl(registry) ? { location: registry, options: readingOf(context, options) } : { location: pathOf(context, registry), options: { root: options.root } }
}
