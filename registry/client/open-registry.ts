import { closest } from 'fastest-levenshtein'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import {
  ADVISORIES_PATH, CATALOG_PATH, MAX_CATALOG_BYTES, corrupt, isPublisherId, parseAdvisories, parseCatalog, parsePublisher, printable, publisherPath, searchCatalog,
} from '../layout/mod.ts'
import { readTarget } from '../tuf/mod.ts'
import { findVersions } from './_find-versions.ts'
import { openMetadata, type RegistryOptions } from './_open-metadata.ts'
import { sourceAt, type SourceOptions } from './_source-at.ts'
import { downloadCounts } from './download-counts.ts'
import { downloadPackage } from './download-package.ts'
import { memoryTrust } from './memory-trust.ts'
import type { RegistryClient } from './registry-client.ts'
import type { Source } from './source.ts'
import type { TrustState } from './trust-state.ts'
import { trustAt } from './_trust-at.ts'

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
  return registryOver(source, trustAt(source.location, trustDirectory), options)
}

/** The client over any source, such as a hostile one. */
export function registryOver(source: Source, trust: TrustState = memoryTrust(), options: RegistryOptions = {}): RegistryClient {
  const registry = source.location
  const metadata = openMetadata(source, trust, options)
  const find = (ids: readonly string[], signal?: AbortSignal) => findVersions(ids, { source, metadata, signal })
  return {
    location: registry,
    refresh: () => metadata.refresh(),
    verified: () => metadata.found(),
    namespace: async (publisher) => isPublisherId(publisher) ? metadata.namespace(publisher) : undefined,
    keepOwn: (publisher, role) => metadata.keepOwn(publisher, role),
    find,
    async versions(pluginId) {
      const found = (await find([pluginId])).get(pluginId)
      if (HardpointError.is(found)) throw found
      if (found === undefined) throw await unknownPlugin(source, pluginId)
      return [...found]
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
    downloads: (ids) => downloadCounts(source, ids),
    ping: async () => { await metadata.refresh() },
    close: () => metadata.close(),
  }
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
