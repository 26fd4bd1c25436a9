import { HardpointError } from '@hardpoint/schemas/errors'
import { request, type Dispatcher } from 'undici'
import { corrupt, parseJson, printable, type Origin } from '../layout/mod.ts'
import { isApiCode } from './_api-codes.ts'
import { readBody, transportError } from './_http.ts'
import { unreachable } from './_unreachable.ts'
import { parseLocation } from './parse-location.ts'

/** Longest answer to a write: a few words or an error. */
const MAX_ANSWER_BYTES = 262_144

/** For the whole call, in ms: 64 MiB over a slow line. */
const TIMEOUT_MS = 300_000

export interface PostOptions {
  readonly timeoutMs?: number
  readonly dispatcher?: Dispatcher
}

interface Write {
  readonly method: 'PUT' | 'POST'
  readonly location: string
  readonly path: string
  readonly type: string
  readonly body: Uint8Array | string
  readonly token: string
}

/** Calls the server's API. Follows no redirect: the token is for this server alone. */
export async function write(call: Write, { timeoutMs = TIMEOUT_MS, dispatcher }: PostOptions): Promise<Readonly<Record<string, unknown>>> {
  const base = serverOf(call.location)
  const origin = { registry: base.href, what: call.path }
  try {
    const response = await request(new URL(call.path, base), {
      method: call.method,
      headers: { 'content-type': call.type, authorization: `Bearer ${call.token}` },
      body: call.body,
      signal: AbortSignal.timeout(timeoutMs),
      ...(dispatcher === undefined ? {} : { dispatcher }),
    })
    const answer = await readBody(response, origin, MAX_ANSWER_BYTES)
    if (response.statusCode === 200 || response.statusCode === 201) return parseJson(answer, origin, (value) => asObject(value, origin))
    throw refusal(answer, response.statusCode, origin)
  } catch (error) {
    throw transportError(base.href, error, timeoutMs)
  }
}

function asObject(value: unknown, origin: Origin): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>
  throw corrupt(origin, 'it is no object')
}

function serverOf(location: string): URL {
  const place = parseLocation(location)
  if (!('url' in place)) throw refusedLocation(location, 'publishing needs the http(s) URL of a registry server')
  const { protocol, hostname } = place.url
  // Anyone on the way could read the token and publish with it.
  if (protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) {
    throw refusedLocation(location, 'a publish token is sent over https only, or to this machine')
  }
  return place.url
}

function refusedLocation(location: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_REGISTRY_LOCATION', { location: printable(location), problem })
}

/** The server's own words are not shown: its code and details fill our templates. */
function refusal(answer: Uint8Array, status: number, origin: Origin): HardpointError {
  // A proxy's page, but for the one 503 that is the registry's own.
  const isGateway = status === 502 || status === 504 || (status === 503 && !Buffer.from(answer).includes('"HP_ERR_REGISTRY_BUSY"'))
  const body = isGateway ? undefined : parseJson(answer, origin, (value) => value)
  if (body === undefined) return unreachable(origin.registry, `HTTP ${status}`)
  if (typeof body !== 'object' || body === null || !('code' in body)) return corrupt(origin, `HTTP ${status} without a code`)
  const { code, message: _message, fix: _fix, ...details } = body as Readonly<Record<string, unknown>>
  if (!isApiCode(code, status)) return corrupt(origin, `HTTP ${status} with a code that does not belong there`)
  return new HardpointError(code, cleaned(details) as never)
}

function cleaned(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const pairs = Object.entries(details).map(([name, value]) =>
    [printable(name), printable(typeof value === 'string' ? value : JSON.stringify(value))] as const)
  return Object.fromEntries(pairs)
}
