import type { Manifest, RouteContribution } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { FastifyInstance } from 'fastify'
import { connect, type AddressInfo } from 'node:net'
import type { GuestAnswer } from '../../../host/cells/cells.ts'
import { createServer } from '../../../host/http/create-server.ts'
import type { HttpParts } from '../../../host/http/http-parts.ts'
import type { Principal } from '../../../host/identity/principal.ts'
import type { Entitlement } from '../../../host/licensing/entitlement.ts'
import type { FeatureStatus } from '../../../host/licensing/licensing.ts'
import type { InstalledPlugin, Plan, PluginInfo, RollbackPlan } from '../../../host/lifecycle/lifecycle.ts'
import type { ActivePlugin } from '../../../host/runtime/active-plugin.ts'
import type { Invocation } from '../../../host/runtime/runtime.ts'
import { createLogBook } from '../../../host/telemetry/log-book.ts'

export const ADMIN = 'hpt_admin_secret'
export const MEMBER = 'hpt_member_secret'
export const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` })

export interface FakeOptions {
  readonly routes?: readonly RouteContribution[]
  readonly answer?: (invocation: Invocation) => GuestAnswer | Promise<GuestAnswer>
  /** What the runtime refuses every call with. */
  readonly refusal?: HardpointError
  readonly parts?: Partial<HttpParts>
}

export interface Fake {
  readonly parts: HttpParts
  /** What reached the runtime. */
  readonly invocations: Invocation[]
  /** What reached the other parts: `enable acme.mail token:admin`. */
  readonly calls: unknown[][]
  setPlugin(plugin: ActivePlugin): void
}

export const answer = (head: unknown, body?: string | Uint8Array): GuestAnswer => ({ text: '', head, queuedMs: 0, ranMs: 0, ...(body === undefined ? {} : { body }) })

export function activePlugin(routes: readonly RouteContribution[], { id = 'acme.mail', digest = 'a'.repeat(64) } = {}): ActivePlugin {
  const manifest: Manifest = {
    id, version: '1.0.0', title: 'Mail', description: 'Mail', license: 'MIT', engines: { hardpoint: '*' }, tier: 'free',
    features: { send: { title: 'Send', tier: 'pro' } },
    contributes: { routes: [...routes] },
  }
  return {
    manifest,
    code: { id, version: '1.0.0', digest, placement: 'acme', main: '', limits: { cpuMs: 1, wallMs: 1, memoryMb: 1, concurrency: 1 }, surface: {} },
    grant: { capabilities: {}, by: 'token:admin', at: '2026-11-20T00:00:00Z' },
    enabled: true,
  }
}

/** Parts that remember what reached them. */
export function fakeParts({ routes = [], answer: answerer = () => answer({ status: 200, headers: [] }, 'ok'), refusal, parts: over = {} }: FakeOptions = {}): Fake {
  const plugins = new Map([['acme.mail', activePlugin(routes)]])
  const invocations: Invocation[] = []
  const calls: unknown[][] = []
  const called = <T>(result: T) => (...all: unknown[]): Promise<T> => { calls.push(all); return Promise.resolve(result) }
  const recorded = <T>(name: string, result: T) => (...all: unknown[]): Promise<T> => called(result)(name, ...all)
  const tokens: Record<string, Principal> = {
    [ADMIN]: { kind: 'token', id: 'token:admin', tenant: 'default', roles: ['admin'] },
    [MEMBER]: { kind: 'token', id: 'token:member', tenant: 'default', roles: ['member'] },
  }
  const installed: InstalledPlugin = {
    id: 'acme.mail', version: '1.0.0', digest: 'a'.repeat(64), sizeBytes: 1, publisher: 'acme', publicKey: 'k', enabled: true, requested: true,
    installedAt: '2026-11-20T00:00:00Z', installedBy: 'token:admin',
  }
  const info = (id: string): PluginInfo => {
    const plugin = plugins.get(id)
    if (plugin === undefined) throw new HardpointError('HP_ERR_NOT_INSTALLED', { plugin: id, nearest: 'acme.mail' })
    return { installed, manifest: plugin.manifest, grant: plugin.grant, dependents: [] }
  }
  const entitlement: Entitlement = { allowed: true, reason: 'TIER', tier: 'pro' }
  const feature: FeatureStatus = { id: 'acme.mail/send', title: 'Send', tier: 'pro', toggle: {}, entitlement }
  const status = { tenant: 'default', tier: 'pro', state: 'valid', reason: 'because' } as const
  const plan: Plan = { id: 'p'.repeat(64), tenantTier: 'pro', plugins: [], needsConsent: {} }
  const rollbackPlan: RollbackPlan = { id: 'r'.repeat(64), plugins: [] }
  const parts: HttpParts = {
    lifecycle: {
      get: (id) => plugins.get(id), all: () => [...plugins.values()], list: () => [info('acme.mail')], info,
      pin: recorded('pin', installed), unpin: recorded('unpin', installed), outdated: recorded('outdated', []),
      audit: recorded('audit', { findings: [] }), pollAdvisories: recorded('pollAdvisories', undefined), updateAutomatically: recorded('updateAutomatically', false), reconsiderAdvisory: recorded('reconsiderAdvisory', undefined),
      acceptAdvisory: recorded('acceptAdvisory', { plugin: 'acme.mail', severity: 'high', action: 'disable', by: 'token:admin', at: '2026-11-20T00:00:00Z', reason: 'r' }),
      why: (id) => ({ id: info(id).installed.id, version: '1.0.0', requested: true, chains: [], more: false }),
      plan: recorded('plan', plan), planRollback: recorded('planRollback', rollbackPlan), rollback: recorded('rollback', [installed]), dropAbandoned: recorded('dropAbandoned', ['1.1.0']), reload: recorded('reload', installed), observe: () => undefined,
      install: recorded('install', [installed]), enable: recorded('enable', installed), disable: recorded('disable', [installed]),
      remove: recorded('remove', ['acme.mail']), setGrant: recorded('setGrant', info('acme.mail').grant), setConfig: recorded('setConfig', undefined),
      configOf: recorded('configOf', { sender: 'x' }), trust: recorded('trust', undefined), distrust: recorded('distrust', { keys: [], plugins: [], dependents: [] }), close: recorded('close', undefined),
    },
    runtime: { admit: (admission) => { if (refusal !== undefined && admission.id !== '') throw refusal }, invoke: async (invocation) => { invocations.push(invocation); return answerer(invocation) } },
    licensing: {
      status: () => status, tierOf: () => 'pro', decide: () => entitlement, features: () => [feature], setLicense: recorded('setLicense', status),
      changeFeature: recorded('changeFeature', feature), close: recorded('close', undefined),
    },
    tokens: {
      authenticate: (token) => (Object.hasOwn(tokens, token) ? tokens[token] : undefined),
      create: recorded('createToken', { token: 'hpt_new_x', info: { id: 'new', name: 'n', tenant: 'default', roles: [], createdAt: '', createdBy: '' } }),
      list: recorded('listTokens', []), revoke: recorded('revoke', undefined),
    },
    logs: createLogBook({ level: 'debug' }),
    cells: { call: () => Promise.reject(new TypeError('not here')), stop: async () => undefined, release: async () => undefined, beside: () => ({ call: () => Promise.reject(new TypeError('not here')), close: async () => undefined }), states: () => [], close: async () => undefined },
    registry: () => ({ search: recorded('search', [{ id: 'acme.mail' }]), downloads: async (ids) => new Map(ids.map((id, index) => [id, 40 + index])) }),
    config: {},
    info: { version: '0.1.0', startedAt: '2026-11-20T00:00:00Z', dataDirectory: '.hardpoint' },
    ...over,
  }
  return { parts, invocations, calls, setPlugin: (plugin) => { plugins.set(plugin.code.id, plugin) } }
}

export interface Started extends Fake {
  readonly app: FastifyInstance
  readonly port: number
  readonly url: string
}

/** A server on the loopback that closes with the test. */
export async function startServer(t: { teardown(close: () => Promise<unknown>): void }, options: FakeOptions = {}): Promise<Started> {
  const fake = fakeParts(options)
  const app = createServer(fake.parts)
  t.teardown(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return { ...fake, app, port, url: `http://127.0.0.1:${port}` }
}

/** Sends bytes as they are and reads until the server closes: what no honest client would send. */
export function sendRaw(port: number, bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => { text += String(chunk) })
    socket.on('error', () => resolve(text))
    socket.on('close', () => resolve(text))
  })
}

/** One request line and headers as they are, answered once. */
export async function sendTarget(port: number, target: string, { method = 'GET', headers = [] as readonly string[], body = '' } = {}): Promise<{ status: number; body: Record<string, unknown>; text: string }> {
  const text = await sendRaw(port, [`${method} ${target} HTTP/1.1`, 'host: h', 'connection: close', ...headers, '', body].join('\r\n'))
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const json = rest.join('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), body: json.startsWith('{') ? JSON.parse(json) as Record<string, unknown> : {}, text }
}
