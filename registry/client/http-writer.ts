import { corrupt } from '../layout/mod.ts'
import { write, type PostOptions } from './_write.ts'
import { openPublisherReader } from './open-publisher-reader.ts'
import type { OpenRegistryOptions } from './open-registry.ts'
import type { RegistryWriter } from './registry-writer.ts'

/**
 * Writes to a registry's server.
 *
 * @param location an https URL, or http on this machine
 * @param options with a `trustDirectory`, no server can show this publisher an older state than before
 * @throws HP_ERR_REGISTRY_LOCATION, HP_ERR_REGISTRY_UNREACHABLE, HP_ERR_REGISTRY_CORRUPT, and whatever the server refuses with
 */
export function httpWriter(location: string, token: string, { timeoutMs, dispatcher, ...reading }: PostOptions & OpenRegistryOptions = {}): RegistryWriter {
  const origin = { registry: location, what: 'api/commit' }
  const options = { ...(timeoutMs === undefined ? {} : { timeoutMs }), ...(dispatcher === undefined ? {} : { dispatcher }) }
  return {
    ...openPublisherReader(location, { ...reading, ...options }),
    async stage(sha256, bytes) {
      await write({ method: 'PUT', location, path: `api/packages/${sha256}`, type: 'application/octet-stream', body: bytes, token }, options)
    },
    async commit(commit) {
      const { publisher, version } = await write({ method: 'POST', location, path: 'api/commit', type: 'application/json', body: JSON.stringify(commit), token }, options)
      if (publisher !== commit.publisher || typeof version !== 'number') throw corrupt(origin, 'it answered about another commit')
      return { version }
    },
  }
}
