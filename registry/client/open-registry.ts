import { closest } from 'fastest-levenshtein'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Dispatcher } from 'undici'
import {
  CATALOG_PATH, MAX_CATALOG_BYTES, MAX_INDEX_BYTES, MAX_PUBLISHER_BYTES, corrupt, indexPath, isPluginId, isPublisherId,
  parseCatalog, parseIndex, parsePublisher, printable, publisherPath, searchCatalog,
} from '../layout/mod.ts'
import { directorySource } from './directory-source.ts'
import { downloadPackage } from './download-package.ts'
import { httpSource } from './http-source.ts'
import { parseLocation } from './parse-location.ts'
import type { RegistryClient } from './registry-client.ts'
import type { Source } from './source.ts'

/** For each file read, in ms. */
const TIMEOUT_MS = 30_000

export interface OpenRegistryOptions {
  readonly timeoutMs?: number
  readonly dispatcher?: Dispatcher
}

/**
 * Opens a registry for reading. Asks it nothing yet, so a host boots while its registry is away.
 *
 * @param location an http(s) URL, a file: URL or a directory
 * @throws HP_ERR_REGISTRY_LOCATION
 */
export function openRegistry(location: string, { timeoutMs = TIMEOUT_MS, dispatcher }: OpenRegistryOptions = {}): RegistryClient {
  const place = parseLocation(location)
  return registryOver('url' in place ? httpSource(place.url, { timeoutMs, dispatcher }) : directorySource(place.directory))
}

/** The client over any source: what is tested against a hostile one, and what TUF's source will be put under. */
export function registryOver(source: Source): RegistryClient {
  const registry = source.location
  return {
    location: registry,
    async versions(pluginId) {
      // Checked before it becomes a path; what is no id cannot be published, so it is simply unknown.
      const bytes = isPluginId(pluginId) ? await source.read(indexPath(pluginId), { maxBytes: MAX_INDEX_BYTES }) : undefined
      const entries = bytes === undefined ? [] : await parseIndex(bytes, pluginId, registry)
      if (entries.length === 0) throw await unknownPlugin(source, pluginId)
      return entries
    },
    async publisher(id) {
      const bytes = isPublisherId(id) ? await source.read(publisherPath(id), { maxBytes: MAX_PUBLISHER_BYTES }) : undefined
      if (bytes === undefined) throw new HardpointError('HP_ERR_PUBLISHER_UNKNOWN', { registry, publisher: printable(id) })
      return parsePublisher(bytes, id, registry)
    },
    download: (entry, { publicKeys }) => downloadPackage(source, entry, publicKeys),
    search: async (words) => searchCatalog(await readCatalog(source), words),
    ping: async () => { await readCatalog(source) },
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
