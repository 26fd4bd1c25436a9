import type { Read } from '../tuf/mod.ts'
import { openMetadata } from './_open-metadata.ts'
import { sourceAt } from './_source-at.ts'
import { directoryTrust } from './directory-trust.ts'
import { memoryTrust } from './memory-trust.ts'
import type { OpenRegistryOptions } from './open-registry.ts'
import { FIRST_ROOT } from './trust-state.ts'

/** A registry from which a copy can be made: `mirrorRegistry` and `writeBundle` take it. */
export interface CopySource {
  readonly registry: string
  readonly read: Read
  /** What is trusted of it, from its first root on, so that the copy holds the whole chain. */
  readonly trusted: ReadonlyMap<string, Uint8Array>
  readonly now: number
  /** Of the first root: to compare with what the registry's operator publishes. */
  readonly rootFingerprint: string
}

/**
 * Looks at a registry as a host does, and says what a copy of it can be made from.
 *
 * @param options.trustDirectory of this copy alone: the registry then cannot go back behind it
 * @throws what `openRegistry` and `RegistryClient.refresh` throw
 */
export async function openCopySource(location: string, { trustDirectory, clock = Date.now, ...options }: OpenRegistryOptions = {}): Promise<CopySource> {
  const source = sourceAt(location, options)
  const trust = trustDirectory === undefined ? memoryTrust() : directoryTrust(trustDirectory)
  const { rootFingerprint } = await openMetadata(source, trust, { ...options, clock }).refresh()
  const trusted = new Map(await trust.load())
  const first = trusted.get(FIRST_ROOT)
  trusted.delete(FIRST_ROOT)
  if (first !== undefined) trusted.set('root.json', first)
  return { registry: source.location, read: source.read, trusted, now: clock(), rootFingerprint }
}
