import type { Dispatcher } from 'undici'
import { bundleSource } from './bundle-source.ts'
import { directorySource } from './directory-source.ts'
import { httpSource } from './http-source.ts'
import { parseLocation } from './parse-location.ts'
import { retryingSource } from './retrying-source.ts'
import type { Source } from './source.ts'

/** For each file read, in ms. */
const TIMEOUT_MS = 30_000

export interface SourceOptions {
  readonly timeoutMs?: number
  readonly dispatcher?: Dispatcher
}

/** @throws HP_ERR_REGISTRY_LOCATION */
export function sourceAt(location: string, { timeoutMs = TIMEOUT_MS, dispatcher }: SourceOptions): Source {
  const place = parseLocation(location)
  if ('url' in place) return retryingSource(httpSource(place.url, { timeoutMs, dispatcher }))
  return 'bundle' in place ? bundleSource(place.bundle) : directorySource(place.directory)
}
