import type { Manifest } from '@hardpoint/schemas'
import { problemAt } from '@hardpoint/schemas/documents/problem-at.ts'
import { HardpointError } from '@hardpoint/schemas/errors'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { CAPABILITY_METHODS, type CapabilityMethodData } from '../guest/capability-ids.gen.ts'
import type { HostApi } from '../guest/host-api.gen.ts'
import { fakeFetch } from './fake-fetch.ts'
import { assertInScope } from './fetch-scope.ts'
import { GuestTypeError } from './_guest-type-error.ts'
import { INVOCATIONS } from './_invocations.ts'
import { isDeeper, parseJson } from './_parse-json.ts'
import type { FakeCall, FakeWorld } from './fake-world.ts'

/** Capability methods are ours, so their schemas are compiled once and trusted; unions are how a key part is written. */
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
const validators = new Map<string, ValidateFunction>()

/** UTF-16 units of all arguments as JSON text. */
const MAX_PARAMS_LENGTH = 1_048_576
const MAX_PARAMS_DEPTH = 64

/**
 * The `host` object of one call, over a fake world. Each method is checked in the host's order: requested, granted, read-only,
 * parameters. Arguments and results pass as JSON, as they do between an isolate and the host.
 */
export function fakeHostApi(world: FakeWorld, call: FakeCall): HostApi {
  const host: Record<string, Record<string, unknown>> = {}
  for (const [id, method] of Object.entries(CAPABILITY_METHODS)) {
    const [namespace = '', name = ''] = id.split('.')
    const group = (host[namespace] ??= {})
    group[name] = id === 'http.fetch'
      ? (input: string | URL | Request, init?: RequestInit) => fetchFor(world, input, init)
      : async (...values: unknown[]) => invoke(id, { method, values, world, call })
  }
  for (const group of Object.values(host)) Object.freeze(group)
  return Object.freeze(host) as unknown as HostApi
}

interface Invoked { readonly method: CapabilityMethodData; readonly values: readonly unknown[]; readonly world: FakeWorld; readonly call: FakeCall }

async function invoke(id: string, { method, values, world, call }: Invoked): Promise<unknown> {
  if (values.length > method.names.length) throw new GuestTypeError(`host.${id} takes ${method.names.length} arguments (${method.names.join(', ')}), not ${values.length}.`)
  const given: Record<string, unknown> = {}
  method.names.forEach((name, at) => { if (values[at] !== undefined) given[name] = values[at] })
  const text = JSON.stringify(given)
  const grant = admit(world, { id, method })
  const params = readParams(id, text, method)
  const result = await INVOCATIONS[id]?.(params as never, { world, call, grant: grant as never })
  return JSON.parse(JSON.stringify(result ?? null))
}

/** @returns the options granted. @throws HP_ERR_NOT_REQUESTED, HP_ERR_NOT_GRANTED, HP_ERR_READ_ONLY */
export function admit({ manifest, grant, state }: Pick<FakeWorld, 'manifest' | 'grant' | 'state'>, { id, method }: { readonly id: string; readonly method: CapabilityMethodData }): object {
  const about = { plugin: manifest.id, method: id, capability: method.capability }
  if (!requests(manifest, method.capability)) throw new HardpointError('HP_ERR_NOT_REQUESTED', about)
  const options = Object.hasOwn(grant, method.capability) ? grant[method.capability] : undefined
  if (options === undefined) throw new HardpointError('HP_ERR_NOT_GRANTED', about)
  if (state.readOnly && method.mutates) throw new HardpointError('HP_ERR_READ_ONLY', about)
  return options
}

function requests({ capabilities = {} }: Manifest, capability: string): boolean {
  return Object.hasOwn(capabilities, capability)
}

function readParams(id: string, text: string, { params: schema }: CapabilityMethodData): unknown {
  if (text.length > MAX_PARAMS_LENGTH) throw refused(id, `is longer than ${MAX_PARAMS_LENGTH} characters`)
  const params = parsed(id, text)
  if (isDeeper(params, MAX_PARAMS_DEPTH)) throw refused(id, `is nested more than ${MAX_PARAMS_DEPTH} levels deep`)
  const validate = validators.get(id) ?? ajv.compile(schema)
  validators.set(id, validate)
  if (!validate(params)) throw new HardpointError('HP_ERR_PARAMS', { method: id, ...problemAt(validate.errors?.[0] as never) })
  return params
}

function parsed(id: string, text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    throw refused(id, 'is not JSON, or has a member named __proto__ or constructor.prototype')
  }
}

function refused(method: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_PARAMS', { method, pointer: '/', problem })
}

async function fetchFor(world: FakeWorld, input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const id = 'http.fetch'
  const method = CAPABILITY_METHODS[id]
  if (method === undefined) throw new HardpointError('HP_ERR_CAPABILITY_UNKNOWN', { capability: id, nearest: id })
  const { manifest, fetch } = world
  const url = input instanceof Request ? null : URL.parse(input)
  // Node's Request throws for these; a plugin's does not, and the host refuses the URL.
  if (url !== null && (url.username !== '' || url.password !== '')) {
    const { hosts } = admit(world, { id, method }) as { hosts: readonly string[] }
    assertInScope(url.href, { plugin: manifest.id, hosts })
  }
  const outgoing = new Request(input, init)
  outgoing.signal.throwIfAborted()
  const { hosts } = admit(world, { id, method }) as { hosts: readonly string[] }
  readParams(id, JSON.stringify({ url: outgoing.url, init: { method: outgoing.method, headers: [...outgoing.headers], redirect: outgoing.redirect } }), method)
  const { promise, reject, resolve } = Promise.withResolvers<Response>()
  outgoing.signal.addEventListener('abort', () => reject(outgoing.signal.reason), { once: true })
  fakeFetch(outgoing, { plugin: manifest.id, version: manifest.version, hosts, fetch }).then(resolve, reject)
  return promise
}
