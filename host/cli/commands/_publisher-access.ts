import { join } from 'node:path'
import { httpWriter, openPublisherReader, storeWriter, type Author, type OpenRegistryOptions, type RegistryWriter } from '@hardpoint/registry/client'
import type { CommandContext, OptionValues, Options } from '../command.ts'
import { stateDirectory } from '../state-directory.ts'
import { usageError } from '../usage-error.ts'
import { pathOf } from './_paths.ts'
import { readSigner, withStore } from './_registry-access.ts'

/** What every command takes that signs for a publisher. */
export const PUBLISHER_OPTIONS = {
  key: { type: 'string', value: '<file>', description: 'key file of the publisher' },
  registry: { type: 'string', value: '<url or folder>', description: 'the registry (or HARDPOINT_REGISTRY)' },
  root: { type: 'string', value: '<sha256:…>', description: 'fingerprint of the registry\'s first root; without it the first one shown is trusted' },
  state: { type: 'string', value: '<directory>', description: 'remembers what was signed and seen (default $XDG_STATE_HOME/hardpoint, or HARDPOINT_STATE)' },
} as const satisfies Options

type PublisherOptions = OptionValues<typeof PUBLISHER_OPTIONS>

/** As whom a registry is read. */
export interface ReadingOptions {
  readonly root?: string | undefined
  readonly state?: string | undefined
}

/** A registry as a publisher reads it, and who signs. */
interface Publishing<W> {
  readonly writer: W
  readonly author: Author
}

/**
 * Opens a registry for a publisher: over HTTP, or a folder that no server has open, with the same checks and the same token. The token is read from
 * the environment: an argument could be seen by everyone on this machine.
 *
 * @param name of the command, for usage errors
 * @throws HP_ERR_USAGE for what was not named
 */
export async function withWriter<T>(context: CommandContext, name: string, options: PublisherOptions, work: (publishing: Publishing<RegistryWriter>) => Promise<T>): Promise<T> {
  const registry = registryOf(context, name, options)
  const token = context.io.env['HARDPOINT_REGISTRY_TOKEN']
  if (token === undefined || token === '') throw usageError('Put the publisher\'s token into HARDPOINT_REGISTRY_TOKEN.', name)
  const author = await authorOf(context, name, options)
  const reading = readingOf(context, options)
  if (isUrl(registry)) return work({ writer: httpWriter(registry, token, reading), author })
  return withStore(context, registry, (store) => work({ writer: storeWriter(store, token, reading), author }))
}

/** Opens a registry for a publisher who sends nothing to it. @throws HP_ERR_USAGE for what was not named */
export async function openReader(context: CommandContext, name: string, options: PublisherOptions): Promise<Publishing<Pick<RegistryWriter, 'client' | 'past'>>> {
  const registry = registryOf(context, name, options)
  const author = await authorOf(context, name, options)
  return { writer: openPublisherReader(isUrl(registry) ? registry : pathOf(context, registry), readingOf(context, options)), author }
}

function registryOf({ io }: CommandContext, name: string, { registry = io.env['HARDPOINT_REGISTRY'] }: PublisherOptions): string {
  if (registry === undefined) throw usageError('Name the registry: --registry <url or folder>.', name)
  return registry
}

async function authorOf(context: CommandContext, name: string, { key }: PublisherOptions): Promise<Author> {
  if (key === undefined) throw usageError('Name the publisher\'s key, which signs what the registry shows of its plugins: --key <file>.', name)
  return {
    signer: await readSigner(context, key), clock: Date.now,
    onRole: ({ publisher, expires }) => note(context, `${publisher}'s plugins can be installed until ${expires.slice(0, 10)}: publish, or hardpoint plugin renew ${publisher}, before that`),
    onBusy: ({ seconds }) => note(context, `the registry tries other packages at the moment: this one is sent again in ${seconds} s`),
  }
}

/** What is known of the registry is kept from one publish to the next: a server could else have a publisher sign away what it published since. */
export function readingOf(context: CommandContext, { root, state }: ReadingOptions): OpenRegistryOptions {
  return {
    trustDirectory: join(stateDirectory(context.io, state), 'registries'),
    root: root === undefined || root.startsWith('sha256:') ? root : pathOf(context, root),
    onFirstUse: ({ registry, rootFingerprint }) => {
      const unpinned = root === undefined ? '; compare that with what its operator publishes' : ''
      note(context, `${registry} is trusted from now on: its first root is ${rootFingerprint}${unpinned}`)
    },
  }
}

/** For people: whoever reads JSON finds errors alone on stderr. */
function note({ io, json }: CommandContext, text: string): void {
  if (!json) io.err(text)
}

export function isUrl(registry: string): boolean {
  return /^https?:/i.test(registry)
}
