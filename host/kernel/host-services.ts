import { openRegistry, type RegistryClient } from '@hardpoint/registry/client'
import type { HostConfig } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { createEventBus } from '../bus/durable-event-bus.ts'
import { createJobQueue } from '../bus/durable-job-queue.ts'
import type { Services } from '../capabilities/_services.ts'
import { closeFetch } from '../capabilities/close-fetch.ts'
import { checkGrant, consentFor, surfaceOf } from '../capabilities/consent.ts'
import { createGate, type Gate, type GateOptions } from '../capabilities/gate.ts'
import { CrashHistory, createCells, type CellsOptions, type CellTransition } from '../cells/mod.ts'
import { ensureAdminToken } from '../identity/admin-token.ts'
import { createTokens } from '../identity/stored-tokens.ts'
import { createLicensing } from '../licensing/stored-licensing.ts'
import { createLifecycle } from '../lifecycle/mod.ts'
import { createServer } from '../http/mod.ts'
import { CallHolds, createRuntime, type Runtime } from '../runtime/mod.ts'
import { openLevelStore } from '../storage/level-store.ts'
import { createLogBook, type LogBook } from '../telemetry/mod.ts'
import { services, type Service } from './boot.ts'
import { exportCaller } from './call-export.ts'
import { dataDirectory, prepareDataDirectory } from './data-directory.ts'
import { cronJobsOf, deliverEvent, runJob, subscriptionsOf } from './deliver.ts'
import type { HostParts } from './host-parts.ts'
import { keepUpdated } from './keep-updated.ts'
import { announce, listen } from './listen.ts'
import { pollAdvisories } from './poll-advisories.ts'
import { postpones } from './postpones.ts'
import { readConfig } from './read-config.ts'
import { requireWalls } from './require-walls.ts'
import { HOST_VERSION } from './version.ts'

const DEFAULT_PORT = 7420
const DEFAULTS = { maxMemoryMb: 512, idleMs: 300_000 }

interface HostServicesOptions {
  readonly dataDirectory: string
  readonly config: HostConfig
  readonly listen: boolean
  readonly inspection?: CellsOptions['inspection']
}

/** The boot graph of a host. The order follows from what each needs: `hardpoint doctor --boot` prints it. */
export function hostServices(options: HostServicesOptions): Service<HostParts>[] {
  const service = services<HostParts>()
  const clock = Date.now
  const startedAt = new Date().toISOString()
  // The gate needs the lifecycle, and what the lifecycle itself calls in plugins needs a gate: it waits for it.
  const holds = new CallHolds()
  const ownGate = Promise.withResolvers<Gate>()

  return [
    service('directory', [], async () => {
      const value = dataDirectory(options.dataDirectory)
      await prepareDataDirectory(value)
      return { value }
    }),
    service('config', ['directory'], async ({ directory }) => ({ value: await readConfig(directory.configFile, options.config) })),
    service('logs', ['directory', 'config'], async ({ directory, config }) => {
      const value = createLogBook({ directory: directory.logs, ...(config.logs?.level === undefined ? {} : { level: config.logs.level }) })
      return { value, stop: () => value.close() }
    }),
    service('store', ['directory'], async ({ directory }) => {
      const value = await openLevelStore(directory.store, { clock })
      return { value, stop: () => value.close() }
    }),
    service('licensing', ['store', 'config', 'logs'], async ({ store, config, logs }) => {
      const value = await createLicensing(store, { issuers: config.licenseIssuers ?? [], clock, report: reportTo(logs) })
      return { value, stop: () => value.close() }
    }),
    service('tokens', ['store'], async ({ store }) => ({ value: await createTokens(store, { clock }) })),
    service('adminToken', ['tokens', 'directory'], async ({ tokens, directory }) => ({ value: (await ensureAdminToken(tokens, directory.adminToken)).token })),
    service('bus', ['store', 'logs'], async ({ store, logs }) => {
      const value = await createEventBus(store, { clock, report: reportTo(logs), postpones })
      return { value, stop: () => value.close() }
    }),
    service('jobs', ['store', 'logs'], async ({ store, logs }) => {
      const value = await createJobQueue(store, { clock, report: reportTo(logs), postpones })
      return { value, stop: () => value.close() }
    }),
    service('cells', ['store', 'config', 'logs'], async ({ store, config, logs }) => {
      await requireWalls(config.cells?.require ?? [])
      const value = createCells({
        history: await CrashHistory.open(store, { clock, report: reportTo(logs) }),
        maxMemoryMb: config.cells?.maxMemoryMb ?? DEFAULTS.maxMemoryMb, idleMs: config.cells?.idleMs ?? DEFAULTS.idleMs, clock,
        onTransition: (transition) => logTransition(logs, transition),
        ...(options.inspection === undefined ? {} : { inspection: options.inspection }),
      })
      return { value, stop: () => value.close() }
    }),
    service('registry', ['config', 'directory', 'logs'], async ({ config, directory, logs }) => {
      let opened: RegistryClient | undefined
      const open = (location: string): RegistryClient => openRegistry(location, {
        trustDirectory: directory.registryTrust, root: config.registryRoot, clock, freshness: { maxStaleMs: staleHours(location, config) * 3_600_000 },
        onFirstUse: ({ registry, rootFingerprint }, others) => {
          const pinned = config.registryRoot === undefined ? ' at its first word: compare the fingerprint, and put it into config.json as registryRoot' : ''
          const another = others.length === 0 ? '' : '; it is none of those that were trusted at other addresses, so nothing that they showed holds for it'
          const message = `the registry ${registry} is trusted from now on${pinned}${another}`
          logs.write({ at: new Date(clock()).toISOString(), level: another === '' ? 'info' : 'warn', message, fields: { rootFingerprint, ...another === '' ? {} : { others } } })
        },
      })
      const value = (): RegistryClient | undefined => config.registry === undefined ? undefined : (opened ??= open(config.registry))
      // The next host on this directory is the only one that writes to it.
      return { value, stop: async () => { await opened?.close() } }
    }),
    service('lifecycle', ['store', 'registry', 'licensing', 'cells', 'config', 'directory', 'bus', 'jobs', 'logs'], async ({ directory, bus, jobs, logs, ...parts }) => {
      const value = await createLifecycle({
        ...parts, dataDirectory: directory.root, consent: { consentFor, checkGrant, surfaceOf }, clock, engineVersion: HOST_VERSION, report: reportTo(logs), log: logs.write,
        holds, gate: { call: async (...call) => (await ownGate.promise).call(...call) },
        onChange: async (plugins) => {
          await bus.subscribe(subscriptionsOf(plugins))
          await jobs.setCronJobs(cronJobsOf(plugins))
        },
      })
      const stopPolling = pollAdvisories(value)
      return { value, stop: async () => { stopPolling(); await value.close() } }
    }),
    service('runtime', ['store', 'bus', 'jobs', 'logs', 'lifecycle', 'licensing', 'cells', 'config'], async ({ store, bus, jobs, logs, lifecycle, licensing, cells, config }) => {
      const used: Services = {
        store, bus, jobs, clock, log: logs.write, configOf: lifecycle.configOf, allowPrivate: config.egress?.allowPrivate ?? [],
        // The runtime and the gate call each other: a plugin's call leaves by the one and enters another plugin by the other.
        callExport: exportCaller(lifecycle, (): Runtime => value),
      }
      const onDenial: GateOptions['onDenial'] = ({ plugin, tenant, requestId, ...fields }) => logs.write({
        at: new Date(clock()).toISOString(), level: 'warn', message: 'capability denied', plugin, tenant, requestId, fields,
      })
      const gate = createGate(used, { decide: (question) => licensing.decide(question), onDenial })
      const value: Runtime = createRuntime({ plugins: lifecycle, cells, entitlements: licensing, gate, holds, observe: lifecycle.observe })
      // A license that has run out does not keep data in an old form.
      ownGate.resolve(createGate(used, { decide: ({ tenant }) => ({ allowed: true, reason: 'TIER', tier: licensing.tierOf(tenant) }), onDenial }))
      return { value, stop: () => closeFetch(used) }
    }),
    service('delivery', ['bus', 'jobs', 'runtime', 'lifecycle', 'logs'], async ({ bus, jobs, runtime, lifecycle, logs }) => {
      bus.start((plugin, event) => logFailure(logs, { plugin, requestId: `event:${event.id}`, what: `The event ${event.topic}` }, deliverEvent({ plugins: lifecycle, runtime }, plugin, event)))
      jobs.start((run) => logFailure(logs, { plugin: run.plugin, requestId: `job:${run.id}`, what: `The job ${run.job}, attempt ${run.attempt},` }, runJob({ plugins: lifecycle, runtime }, run)))
      // Before the cells end: a run or event that is being handled finishes, and does not count as a failed attempt.
      return { value: true, stop: async () => { await Promise.all([jobs.close(), bus.close()]) } }
    }),
    // Last of what changes plugins: a new version is tried with what the runtime gives it.
    service('updates', ['lifecycle', 'config', 'delivery'], async ({ lifecycle, config }) => {
      if (config.updates === undefined) return { value: false }
      const stop = keepUpdated(lifecycle)
      return { value: true, stop: async () => stop() }
    }),
    service('http', ['lifecycle', 'runtime', 'licensing', 'tokens', 'logs', 'cells', 'registry', 'config', 'directory', 'delivery'], async ({ directory, ...parts }) => {
      const value = createServer({ ...parts, info: { version: HOST_VERSION, startedAt, dataDirectory: directory.root } })
      await value.ready()
      return { value, stop: () => value.close() }
    }),
    service('url', ['http', 'config', 'directory'], async ({ http, config, directory }) => {
      if (!options.listen) return { value: undefined }
      const value = await listen(http, config.host ?? '127.0.0.1', config.port ?? DEFAULT_PORT)
      return { value, stop: await announce(directory.hostFile, value) }
    }),
  ]
}

/** A bundle cannot be kept up: it is a day old when its timestamp ends. */
function staleHours(location: string, { registryMaxStaleHours }: HostConfig): number {
  return registryMaxStaleHours ?? (/\.hpb$/i.test(location) ? 720 : 0)
}

/** Every start and end is a line for the admin, and what went wrong stands out. */
function logTransition(logs: LogBook, { what, plugin, ...fields }: CellTransition): void {
  const level = fields.code !== undefined || fields.reason?.startsWith('exit') === true ? 'warn' : 'info'
  logs.write({ at: new Date().toISOString(), level, message: what, ...(plugin === undefined ? {} : { plugin }), fields })
}

/** Each failed attempt is told: the author looks here, where no caller was answered. What failed is tried again by the bus or the queue. */
async function logFailure(logs: LogBook, { plugin, requestId, what }: { readonly plugin: string; readonly requestId: string; readonly what: string }, attempt: Promise<void>): Promise<void> {
  try {
    await attempt
  } catch (error) {
    const { code, message, stack } = HardpointError.is(error) ? { ...error.toJSON(), stack: error.details['stack'] } : { code: 'HP_ERR_INTERNAL', message: String(error), stack: undefined }
    logs.write({ at: new Date().toISOString(), level: 'warn', plugin, requestId, message: `${what} failed: ${message}`, fields: { code, ...(stack === undefined ? {} : { stack }) } })
    throw error
  }
}

/** What goes wrong in the background has no caller to be told: the log is where it is seen. */
function reportTo(logs: LogBook): (error: unknown, doing: string) => void {
  return (error, doing) => {
    const known = HardpointError.is(error) ? error : undefined
    const plugin = known?.details['plugin']
    logs.write({
      at: new Date().toISOString(), level: 'error', ...(typeof plugin === 'string' ? { plugin } : {}),
      message: `${doing} failed: ${error instanceof Error ? error.message : String(error)}`,
      fields: known === undefined ? { cause: error instanceof Error ? error.stack : undefined } : { code: known.code, fix: known.fix },
    })
  }
}
