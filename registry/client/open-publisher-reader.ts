import { sourceAt } from './_source-at.ts'
import { trustAt } from './_trust-at.ts'
import { registryOver, type OpenRegistryOptions } from './open-registry.ts'
import type { RegistryWriter } from './registry-writer.ts'

/**
 * Opens a registry for reading as who publishes to it does.
 *
 * With a `trustDirectory` it remembers from one publish to the next, as a host does: who holds the server, or its online key, could else show a
 * publisher an older state of its own role, and have it sign a second one without what came since.
 *
 * @throws HP_ERR_REGISTRY_LOCATION
 */
export function openPublisherReader(location: string, { trustDirectory, ...options }: OpenRegistryOptions = {}): Pick<RegistryWriter, 'client' | 'past'> {
  const source = sourceAt(location, options)
  // One for both: who reads what has run out is not to be shown something older by it.
  const trust = trustAt(source.location, trustDirectory)
  return { client: registryOver(source, trust, options), past: registryOver(source, trust, { ...options, clock: () => 0 }) }
}
