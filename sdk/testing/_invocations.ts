import { randomUUID } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { ScheduleOptions, StorageCommit, StorageKey, StorageSelector, StorageSetOptions } from '../guest/host-api.gen.ts'
import type { FakeCall, FakeLogLine, FakeWorld } from './fake-world.ts'

interface About { readonly world: FakeWorld; readonly call: FakeCall; readonly grant: never }

type Invocation = (params: never, about: About) => unknown

const MAX_DATA_BYTES = 65_536
/** Plugins that may wait for each other in one chain. */
const MAX_CHAIN = 8

/** What each capability method does. http.fetch is apart: it takes a body. */
export const INVOCATIONS: Readonly<Record<string, Invocation>> = {
  'storage.get': ({ key }: { key: StorageKey }, about) => storage(about).get(key),
  'storage.getMany': ({ keys }: { keys: StorageKey[] }, about) => storage(about).getMany(keys),
  'storage.list': ({ selector }: { selector: StorageSelector }, about) => storage(about).list(selector),
  'storage.set': ({ key, value, options }: { key: StorageKey; value: unknown; options?: StorageSetOptions }, about) => {
    const result = storage(about).commit({ set: [{ key, value, ...options }] })
    return { version: result.ok ? result.version : '' }
  },
  'storage.delete': ({ key }: { key: StorageKey }, about) => {
    storage(about).commit({ delete: [key] })
    return null
  },
  'storage.commit': ({ commit }: { commit: StorageCommit }, about) => commitAll(commit, about),
  'config.get': (_, { world }) => world.config(),
  'events.publish': ({ topic, data }: { topic: string; data: unknown }, about) => publish(about, eventOf(about, { topic, data, method: 'events.publish' })),
  'schedule.at': ({ job, time, data, options }: Scheduled & { time: string }, about) => schedule('schedule.at', { job, at: time, data, options }, about),
  'schedule.after': ({ job, delayMs, data, options }: Scheduled & { delayMs: number }, about) => schedule('schedule.after', { job, at: about.world.clock() + delayMs, data, options }, about),
  'schedule.cancel': ({ id }: { id: string }, { world, call }) => world.schedule.cancel(id, call.tenant),
  'plugins.call': callExport,
  'log.debug': (params: Logged, about) => log('debug', params, about),
  'log.info': (params: Logged, about) => log('info', params, about),
  'log.warn': (params: Logged, about) => log('warn', params, about),
  'log.error': (params: Logged, about) => log('error', params, about),
}

interface Scheduled { readonly job: string; readonly data?: unknown; readonly options?: ScheduleOptions | undefined }
interface Logged { readonly message: string; readonly fields?: Readonly<Record<string, unknown>> }

function storage({ world, call }: About) {
  return world.storageOf(call.tenant)
}

/** Events are looked at first: data without its events, or events without their data, must not happen. */
function commitAll({ publish: events = [], ...commit }: StorageCommit, about: About) {
  const made = events.map(({ topic, data }) => eventOf(about, { topic, data, method: 'storage.commit' }))
  const result = storage(about).commit(commit)
  if (result.ok) for (const event of made) publish(about, event)
  return result
}

function eventOf({ world, call }: About, { topic, data, method }: { topic: string; data: unknown; method: string }) {
  const plugin = world.manifest.id
  const about = { plugin, method, capability: 'events.publish' }
  if (!Object.hasOwn(world.manifest.capabilities ?? {}, 'events.publish')) throw new HardpointError('HP_ERR_NOT_REQUESTED', about)
  if (!Object.hasOwn(world.grant, 'events.publish')) throw new HardpointError('HP_ERR_NOT_GRANTED', about)
  const { topics: allowed } = world.grant['events.publish'] as { topics: readonly string[] }
  if (!allowed.includes(topic)) throw new HardpointError('HP_ERR_GRANT_SCOPE', { plugin, method, value: topic, allowed })
  assertSize(data, method)
  return { id: randomUUID(), topic: `${plugin}/${topic}`, data: structuredClone(data), at: new Date(world.clock()).toISOString(), tenant: call.tenant }
}

function publish({ world }: About, event: ReturnType<typeof eventOf>): { id: string } {
  world.events.push(event)
  return { id: event.id }
}

function schedule(method: string, { job, at, data, options }: Scheduled & { at: string | number }, { world, call }: About) {
  assertSize(data ?? null, method)
  return world.schedule.add(method, { job, at, data, id: options?.id, tenant: call.tenant })
}

function log(level: FakeLogLine['level'], { message, fields }: Logged, { world }: About): null {
  world.logs.push({ level, message, ...(fields === undefined ? {} : { fields }) })
  return null
}

async function callExport({ plugin: callee, export: name, params }: { plugin: string; export: string; params?: unknown }, { world, call, grant }: About): Promise<unknown> {
  const plugin = world.manifest.id
  const granted = (grant as { plugins: Readonly<Record<string, readonly string[] | undefined>> }).plugins
  if (!Object.hasOwn(granted, callee) || granted[callee]?.includes(name) !== true) {
    const allowed = Object.entries(granted).flatMap(([id, names]) => (names ?? []).map((each) => `${id}.${each}`))
    throw new HardpointError('HP_ERR_GRANT_SCOPE', { plugin, method: 'plugins.call', value: `${callee}.${name}`, allowed })
  }
  const { dependencies = {}, optionalDependencies = {} } = world.manifest
  if (!Object.hasOwn(dependencies, callee) && !Object.hasOwn(optionalDependencies, callee)) throw new HardpointError('HP_ERR_DEPENDENCY_MISSING', { plugin, callee })
  if (call.chain.includes(callee)) throw new HardpointError('HP_ERR_CALL_CYCLE', { plugin, callee, chain: call.chain.join(' → ') })
  if (call.chain.length >= MAX_CHAIN) throw new HardpointError('HP_ERR_CALL_DEPTH', { chain: [...call.chain, callee].join(' → '), limit: MAX_CHAIN })
  if (!Object.hasOwn(world.exports, callee)) throw new HardpointError('HP_ERR_DEPENDENCY_MISSING', { plugin, callee })
  const provided = world.exports[callee] ?? {}
  const handler = Object.hasOwn(provided, name) ? provided[name] : undefined
  if (handler === undefined) throw new HardpointError('HP_ERR_EXPORT_UNKNOWN', { callee, export: name, nearest: Object.keys(provided)[0] ?? 'it has none' })
  return await handler((params ?? null) as never) ?? null
}

function assertSize(data: unknown, method: string): void {
  if (Buffer.byteLength(JSON.stringify(data)) > MAX_DATA_BYTES) throw new HardpointError('HP_ERR_PARAMS', { method, pointer: '/data', problem: `is larger than ${MAX_DATA_BYTES} bytes` })
}
