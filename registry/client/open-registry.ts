import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { closest } from 'fastest-levenshtein'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Dispatcher } from 'undici'
import {
  CATALOG_PATH, MAX_CATALOG_BYTES, corrupt, indexPath, isPluginId, isPublisherId, parseCatalog, parseIndex, parsePublisher, printable, publisherOf, publisherPath,
  searchCatalog,
} from '../layout/mod.ts'
import { readTarget } from '../tuf/mod.ts'
import { directorySource } from './directory-source.ts'
import { directoryTrust } from './directory-trust.ts'
import { downloadPackage } from './download-package.ts'
import { httpSource } from './http-source.ts'
import { memoryTrust } from './memory-trust.ts'
import { parseLocation } from './parse-location.ts'
import type { RegistryClient } from './registry-client.ts'
import type { RegistryState } from './registry-state.ts'
import { retryingSource } from './retrying-source.ts'
import type { Source } from './source.ts'
import type { TrustState } from './trust-state.ts'
import { TrustedMetadata } from './trusted-metadata.ts'

/** For each file read, in ms. */
const TIMEOUT_MS = 30_000
/** For one refresh with all that it reads and verifies, in ms. */
const DEADLINE_MS = 60_000

export interface RegistryOptions {
  /** `registryRoot` of config.json: `sha256:<hex>` of the registry's first root, or the path of a root file. Without it the first one shown is trusted. */
  readonly root?: string | undefined
  readonly clock?: () => number
  readonly deadlineMs?: number
  /** Takes a timestamp or snapshot that is past its time by no more than this; never a bad signature, an older version or another role. */
  readonly freshness?: { readonly maxStaleMs: number } | undefined
  /** Told once, when a registry is trusted for the first time: people should see its fingerprint. */
  readonly onFirstUse?: (state: RegistryState) => void
}

export interface OpenRegistryOptions extends RegistryOptions {
  /** Where trust is kept, a folder a registry. Without it trust begins anew with each client. */
  readonly trustDirectory?: string | undefined
  readonly timeoutMs?: number
  readonly dispatcher?: Dispatcher
}

/**
 * Opens a registry for reading. Asks it nothing yet, so a host boots while its registry is away.
 *
 * @param location an http(s) URL, a file: URL or a directory
 * @throws HP_ERR_REGISTRY_LOCATION
 */
export function openRegistry(location: string, { timeoutMs = TIMEOUT_MS, dispatcher, trustDirectory, ...options }: OpenRegistryOptions = {}): RegistryClient {
  const place = parseLocation(location)
  const source = 'url' in place ? retryingSource(httpSource(place.url, { timeoutMs, dispatcher })) : directorySource(place.directory)
  return registryOver(source, trustDirectory === undefined ? memoryTrust() : directoryTrust(join(trustDirectory, folderOf(source.location))), options)
}

/** One registry's metadata means nothing at another. */
function folderOf(location: string): string {
  return createHash('sha256').update(location).digest('hex').slice(0, 16)
}

/** The client over any source, such as a hostile one. */
export function registryOver(source: Source, trust: TrustState = memoryTrust(), options: RegistryOptions = {}): RegistryClient {
  const { clock = Date.now, deadlineMs = DEADLINE_MS, freshness, root, onFirstUse = () => undefined } = options
  const registry = source.location
  const metadata = new TrustedMetadata(source, { trust, clock, root, deadlineMs, onFirstUse, maxStaleMs: freshness?.maxStaleMs ?? 0 })
  return {
    location: registry,
    refresh: () => metadata.refresh(),
    namespace: async (publisher) => isPublisherId(publisher) ? metadata.namespace(publisher) : undefined,
    async versions(pluginId) {
      // Checked before it becomes a path; what is no id cannot be published, so it is simply unknown.
      const namespace = isPluginId(pluginId) ? await metadata.namespace(publisherOf(pluginId)) : undefined
      const name = indexPath(pluginId)
      const target = namespace?.targets[name]
      const entries = target === undefined ? [] : await parseIndex(await readTarget(name, target, { registry, read: source.read }), pluginId, registry)
      if (entries.length === 0) throw await unknownPlugin(source, pluginId)
      return entries
    },
    async publisher(id) {
      const name = publisherPath(id)
      const target = isPublisherId(id) ? (await metadata.found()).targets[name] : undefined
      if (target === undefined) throw new HardpointError('HP_ERR_PUBLISHER_UNKNOWN', { registry, publisher: printable(id) })
      return parsePublisher(await readTarget(name, target, { registry, read: source.read }), id, registry)
    },
    download: (entry, { publicKeys }) => downloadPackage(source, entry, publicKeys),
    search: async (words) => searchCatalog(await readCatalog(source), words),
    ping: async () => { await metadata.refresh() },
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
