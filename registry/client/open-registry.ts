import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { closest } from 'fastest-levenshtein'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import {
  ADVISORIES_PATH, CATALOG_PATH, MAX_CATALOG_BYTES, corrupt, indexPath, isPluginId, isPublisherId, namespaceOf, packagePath, parseAdvisories,
  parseCatalog, parseIndex, parsePublisher, printable, publisherOf, publisherPath,
  searchCatalog, targetPath,
} from '../layout/mod.ts'
import { readTarget } from '../tuf/mod.ts'
import { openMetadata, type RegistryOptions } from './_open-metadata.ts'
import { sourceAt, type SourceOptions } from './_source-at.ts'
import { directoryTrust } from './directory-trust.ts'
import { downloadPackage } from './download-package.ts'
import { memoryTrust } from './memory-trust.ts'
import type { RegistryClient } from './registry-client.ts'
import type { Source } from './source.ts'
import type { TrustState } from './trust-state.ts'

export interface OpenRegistryOptions extends RegistryOptions, SourceOptions {
  /** Where trust is kept, a folder a registry. Without it trust begins anew with each client. */
  readonly trustDirectory?: string | undefined
}

/**
 * Opens a registry for reading. Asks it nothing yet, so a host boots while its registry is away.
 *
 * @param location an http(s) URL, a file: URL, a directory or a bundle (`*.hpb`)
 * @throws HP_ERR_REGISTRY_LOCATION
 */
export function openRegistry(location: string, { trustDirectory, ...options }: OpenRegistryOptions = {}): RegistryClient {
  const source = sourceAt(location, options)
  return registryOver(source, trustDirectory === undefined ? memoryTrust() : directoryTrust(join(trustDirectory, folderOf(source.location))), options)
}

/** One registry's metadata means nothing at another. */
function folderOf(location: string): string {
  return createHash('sha256').update(location).digest('hex').slice(0, 16)
}

/** The client over any source, such as a hostile one. */
export function registryOver(source: Source, trust: TrustState = memoryTrust(), options: RegistryOptions = {}): RegistryClient {
  const registry = source.location
  const metadata = openMetadata(source, trust, options)
  return {
    location: registry,
    refresh: () => metadata.refresh(),
    namespace: async (publisher) => isPublisherId(publisher) ? metadata.namespace(publisher) : undefined,
    async versions(pluginId) {
      const held = await source.paths?.()
      // Checked before it becomes a path; what is no id cannot be published, so it is simply unknown.
      const namespace = isPluginId(pluginId) && holdsRole(held, publisherOf(pluginId)) ? await metadata.namespace(publisherOf(pluginId)) : undefined
      const name = indexPath(pluginId)
      const target = namespace?.targets[name]
      const isThere = target !== undefined && (held === undefined || held.has(targetPath(name, target.sha256)))
      const entries = isThere ? await parseIndex(await readTarget(name, target, { registry, read: source.read }), pluginId, registry) : []
      if (entries.length === 0) throw await unknownPlugin(source, pluginId)
      return held === undefined ? entries : entries.filter((entry) => held.has(packagePath(entry)))
    },
    async publisher(id) {
      const name = publisherPath(id)
      const target = isPublisherId(id) ? (await metadata.found()).targets[name] : undefined
      if (target === undefined) throw new HardpointError('HP_ERR_PUBLISHER_UNKNOWN', { registry, publisher: printable(id) })
      return parsePublisher(await readTarget(name, target, { registry, read: source.read }), id, registry)
    },
    async advisories() {
      const { advisories, refused } = await metadata.found()
      const error = refused.get(ADVISORIES_PATH)
      if (error !== undefined) throw error
      const target = advisories?.targets[ADVISORIES_PATH]
      return target === undefined ? [] : parseAdvisories(await readTarget(ADVISORIES_PATH, target, { registry, read: source.read }), registry)
    },
    download: (entry, { publicKeys }) => downloadPackage(source, entry, publicKeys),
    search: async (words) => searchCatalog(await readCatalog(source), words),
    ping: async () => { await metadata.refresh() },
  }
}

/** A part of a registry leaves out the roles of publishers of whom it has nothing: it says nothing about them, and is not broken. */
function holdsRole(held: ReadonlySet<string> | undefined, publisher: string): boolean {
  return held === undefined || [...held].some((path) => path.startsWith('metadata/') && path.endsWith(`.${namespaceOf(publisher)}.json`))
}

async function readCatalog(source: Source): Promise<IndexEntry[]> {
  const bytes = await source.read(CATALOG_PATH, { maxBytes: MAX_CATALOG_BYTES })
  if (bytes === undefined) throw corrupt({ registry: source.location, what: CATALOG_PATH }, 'it is missing; is this a registry?')
  return parseCatalog(bytes, source.location)
}

async function unknownPlugin(source: Source, pluginId: string): Promise<HardpointError> {
  // The hint is a courtesy: a broken catalog must not hide what is wrong.
  const ids = await readCatalog(source).then((entries) => entries.map(({ id }) => id), () => [])
  const asked = printable(pluginId)
  return new HardpointError('HP_ERR_PLUGIN_UNKNOWN', { plugin: asked, nearest: ids.length === 0 ? 'another one' : closest(asked, ids) })
}
