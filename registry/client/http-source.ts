import { request, type Dispatcher } from 'undici'
import { corrupt } from '../layout/mod.ts'
import { drop, readBody, transportError } from './_http.ts'
import { unreachable } from './_unreachable.ts'
import type { Source } from './source.ts'

/** Redirects within a registry: enough for a mirror that moved its files. */
const MAX_REDIRECTS = 3
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const ABSENT = new Set([404, 410])

export interface HttpSourceOptions {
  /** For one whole read, from connecting to the last byte: a mirror that drips bytes must not hold an install for ever. */
  readonly timeoutMs: number
  readonly dispatcher?: Dispatcher | undefined
}

/** A registry behind any static file server. `base` ends in a slash. */
export function httpSource(base: URL, { timeoutMs, dispatcher }: HttpSourceOptions): Source {
  const registry = base.href
  return {
    location: registry,
    async read(path, { maxBytes }) {
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const { statusCode, headers, body } = await follow(new URL(path, base), { registry, what: path }, { signal, dispatcher })
        if (statusCode === 200) return await readBody({ headers, body }, { registry, what: path }, maxBytes)
        drop(body)
        if (ABSENT.has(statusCode)) return undefined
        throw unreachable(registry, `HTTP ${statusCode}`)
      } catch (error) {
        throw transportError(registry, error, timeoutMs)
      }
    },
  }
}

interface FollowOptions { readonly signal: AbortSignal; readonly dispatcher: Dispatcher | undefined }

/** undici's redirect interceptor would follow to any host: a hostile registry could have us ask machines of our own network. */
async function follow(url: URL, origin: { registry: string; what: string }, options: FollowOptions): Promise<Dispatcher.ResponseData> {
  const { signal, dispatcher } = options
  for (let hop = 0, next = url; ; hop++) {
    const response = await request(next, { signal, ...(dispatcher === undefined ? {} : { dispatcher }) })
    if (!REDIRECTS.has(response.statusCode)) return response
    drop(response.body)
    const target = String(response.headers['location'] ?? '')
    if (hop === MAX_REDIRECTS) throw corrupt(origin, 'it redirects too often')
    if (!URL.canParse(target, next)) throw corrupt(origin, 'it redirects to nowhere')
    next = new URL(target, next)
    if (next.origin !== url.origin) throw corrupt(origin, `it redirects to another origin, ${next.origin}`)
  }
}
