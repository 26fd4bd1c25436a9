import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { CallHolds } from '../runtime/mod.ts'
import { openCountersignatures, openPackageShelf, openPins } from '../trust/mod.ts'
import { AutomaticUpdates } from './_automatic-updates.ts'
import { CallRates } from './_call-rates.ts'
import type { Context, OnChange } from './_context.ts'
import { dependentsOf } from './_dependents.ts'
import { Journal, type OnStep } from './_journal.ts'
import { PendingPlans } from './_pending-plans.ts'
import { finishPurges } from './_purge.ts'
import { State, type LoadedPlugin } from './_state.ts'
import { AdvisoryPoll } from './_follow-advisories.ts'
import { acceptAdvisory } from './accept-advisory.ts'
import { audit } from './audit.ts'
import { disable } from './disable.ts'
import { distrust } from './distrust.ts'
import { dropAbandoned } from './drop-abandoned.ts'
import { enable } from './enable.ts'
import { upgradesOf, versionsIn } from './_history.ts'
import { install } from './install.ts'
import type { Lifecycle, PluginInfo } from './lifecycle.ts'
import { outdated } from './outdated.ts'
import { pin } from './pin.ts'
import { plan } from './plan.ts'
import { fullId } from './plugin-spec.ts'
import { reconsiderAdvisory } from './reconsider-advisory.ts'
import { reload } from './reload.ts'
import { remove } from './remove.ts'
import { planRollback, rollback } from './rollback.ts'
import { setConfig } from './set-config.ts'
import { setGrant } from './set-grant.ts'
import { unpin } from './unpin.ts'
import { Watches } from './_watches.ts'
import { why } from './why.ts'

export interface LifecycleOptions extends Pick<Context, 'store' | 'registry' | 'licensing' | 'cells' | 'gate' | 'consent' | 'config' | 'clock' | 'engineVersion'> {
  /** Packages are kept in `packages/` below it; countersignatures are looked for in `countersignatures/`. */
  readonly dataDirectory: string
  readonly onChange?: OnChange
  /** What goes wrong after a change is in force: it has no caller, who would take it for a change that failed. */
  readonly report?: (error: unknown, doing: string) => void
  readonly log?: Context['log']
  /** The runtime's. Without it no call waits for a migration. */
  readonly holds?: CallHolds
  /** Runs something again and again, until what it gives is called. Passed in, so that tests decide when. */
  readonly every?: (ms: number, run: () => Promise<void>) => () => void
  /** Makes a text that no other host has. */
  readonly makeId?: () => string
  /** Called as each step of a verb begins: for tests, which end the process there. */
  readonly onStep?: OnStep
}

/** How often upgrades that are watched are looked at. */
const LOOK_EVERY_MS = 5000

/**
 * Loads what is installed, where it is what was verified at its install, makes good what a kill interrupted, and gives the verbs.
 *
 * @throws HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY. A broken package is no error: it is listed with its problem.
 */
export async function createLifecycle({
  dataDirectory, onChange = async () => {}, report = () => {}, log = () => {}, every = onTimer, holds = new CallHolds(), makeId = randomUUID, onStep, ...parts
}: LifecycleOptions): Promise<Lifecycle> {
  const { store, config, clock, consent, engineVersion } = parts
  const shelf = await openPackageShelf(join(dataDirectory, 'packages'))
  const pins = openPins({ store, configured: config.publishers, clock })
  const countersignatures = openCountersignatures({ directory: join(dataDirectory, 'countersignatures'), keys: config.policy?.requiredSignatures })
  const state = new State({ store, shelf, pins, countersignatures, consent, config, engineVersion })
  const sweep = () => {
    const referredTo = [...state.plugins.values()].flatMap(({ installed, history }) => [installed, ...versionsIn(history).map(kept => kept.installed)])
    return shelf.sweep(new Set(referredTo.map(({ digest }) => digest)))
  }
  const reported = async (work: Promise<void>, doing: string) => work.catch((error: unknown) => report(error, doing))
  const changed = async () => {
    await state.load()
    await reported(onChange(state.installed), 'A change of what is installed is in force; subscribing to its events and jobs')
  }
  const context: Context = {
    ...parts, log, holds, shelf, pins, countersignatures, state, changed, pending: new PendingPlans(clock), rates: new CallRates(),
    journal: new Journal({ store, records: state.records, clock, onStep }),
    sweep: () => reported(sweep(), 'Deleting packages that are no longer installed'),
  }
  await tellInterrupted(context)
  await finishPurges(context)
  await state.load()
  await onChange(state.installed)
  await sweep()
  const oneByOne = queue(async error => {
    // A disk that fails may have written all the same: what is in force is what it has, whatever the verb was told.
    if (isOfDisk(error)) await reported(changed(), 'Reading what is installed after a failure of the disk')
  })
  return verbs(context, { every, oneByOne, updates: await AutomaticUpdates.open(context, { oneByOne, makeId }) })
}

/** Nothing of it is in force, and what it left behind is swept now: but whoever began it wants to know. */
async function tellInterrupted({ journal, log, clock }: Context): Promise<void> {
  const found = await journal.interrupted()
  if (found === undefined) return
  const { verb, plugins, step, at, by } = found
  log({
    at: new Date(clock()).toISOString(), level: 'warn', fields: { verb, plugins, step, began: at, by },
    message: `The ${verb} of ${plugins.join(', ')} was interrupted at its step ${step}: nothing of it is in force.`,
  })
}

function onTimer(ms: number, run: () => Promise<void>): () => void {
  const timer = setInterval(() => { void run() }, ms).unref()
  return () => clearInterval(timer)
}

interface VerbParts extends Required<Pick<LifecycleOptions, 'every'>> {
  readonly oneByOne: ReturnType<typeof queue>
  readonly updates: AutomaticUpdates
}

function verbs(context: Context, { every, oneByOne, updates }: VerbParts): Lifecycle {
  const { state, pins, cells, config, rates } = context
  const watches = new Watches(context, oneByOne)
  const poll = new AdvisoryPoll(context, oneByOne)
  const stopLooking = every(LOOK_EVERY_MS, () => watches.look())
  const idOf = (plugin: string) => fullId(plugin, config.defaultPublisher ?? 'hardpoint')
  return {
    plan: (specs, actor, options) => plan(context, specs, actor, options),
    install: (made, consent, actor) => oneByOne(() => install(context, made, consent, actor)),
    planRollback: (plugin, options) => planRollback(context, idOf(plugin), options),
    rollback: (plugin, made, actor, options) => oneByOne(() => rollback(context, idOf(plugin), actor, { plan: made, ...options })),
    dropAbandoned: (plugin, { by }, options) => oneByOne(() => dropAbandoned(context, idOf(plugin), { by }, options)),
    reload: plugin => oneByOne(() => reload(context, idOf(plugin))),
    observe({ code: { id, digest } }, outcome) {
      // What still drains in another build says nothing of the one that is in force.
      if (state.plugins.get(id)?.installed.digest === digest) rates.observe(id, digest, outcome)
    },
    enable: plugin => oneByOne(() => enable(context, idOf(plugin))),
    disable: (plugin, _, options) => oneByOne(() => disable(context, idOf(plugin), options)),
    remove: (plugin, actor, options) => oneByOne(() => remove(context, idOf(plugin), actor, options)),
    setGrant: (plugin, capabilities, actor) => oneByOne(() => setGrant(context, idOf(plugin), capabilities, actor)),
    setConfig: (plugin, settings, actor) => oneByOne(() => setConfig(context, idOf(plugin), settings, actor)),
    configOf: async (plugin, tenant) => ({ ...(await state.records.configs.get([tenant, idOf(plugin)]))?.value }),
    trust: (publisher, publicKey, { by }) => oneByOne(async () => {
      await pins.trust(publisher, publicKey, by)
      // What did not run for want of it runs again.
      await context.changed()
    }),
    distrust: (meant, actor, options) => oneByOne(() => distrust(context, meant, actor, options)),
    get: id => state.plugins.get(id)?.active,
    all: () => state.active,
    refusal: id => state.plugins.get(id)?.refusal,
    list() {
      const states = new Map(cells.states().map(each => [each.plugin, each]))
      return [...state.plugins.values()].map(loaded => infoOf(context, loaded, { running: states.get(loaded.installed.id), waiting: updates.waitingOf(loaded.installed.id) }))
    },
    info(plugin) {
      const id = idOf(plugin)
      return infoOf(context, state.find(id), { running: cells.states().find(each => each.plugin === id), waiting: updates.waitingOf(id) })
    },
    pin: (plugin, actor, options) => oneByOne(() => pin(context, idOf(plugin), actor, options)),
    unpin: plugin => oneByOne(() => unpin(context, idOf(plugin))),
    outdated: actor => outdated(context, updates, actor),
    updateAutomatically: () => updates.look(),
    audit: actor => audit(context, poll, actor),
    pollAdvisories: () => poll.ask(),
    acceptAdvisory: (advisory, reason, { by }) => oneByOne(() => acceptAdvisory(context, advisory, { reason, by })),
    reconsiderAdvisory: advisory => oneByOne(() => reconsiderAdvisory(context, advisory)),
    why: plugin => why(context, idOf(plugin)),
    async close() {
      stopLooking()
      poll.close()
      updates.close()
      await watches.close()
      await oneByOne(async () => {})
    },
  }
}

interface InfoParts {
  readonly running: PluginInfo['state']
  readonly waiting: PluginInfo['waiting']
}

function infoOf({ state }: Context, { installed, manifest, grant, history, problem }: LoadedPlugin, { running, waiting }: InfoParts): PluginInfo {
  const advisories = state.advisories.of(installed).map(advisory => {
    const accepted = state.advisories.acceptanceOf(advisory)
    const { id, severity, action, title } = advisory
    return { id, severity, action, title, ...accepted === undefined ? {} : { accepted } }
  })
  return {
    installed, manifest, grant, dependents: dependentsOf(state, installed.id),
    ...advisories.length === 0 ? {} : { advisories },
    ...history.changes.length === 0 ? {} : { upgrades: upgradesOf(history) },
    ...waiting === undefined ? {} : { waiting },
    ...running === undefined ? {} : { state: running },
    ...problem === undefined ? {} : { problem },
  }
}

function isOfDisk(error: unknown): boolean {
  return !HardpointError.is(error) || error.code.startsWith('HP_ERR_DATA_')
}

/** Runs one verb after the other: each sees the state that the one before it left. Of one that fails, `after` is done before anyone is told. */
function queue(after: (error: unknown) => Promise<void>): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const result = last.then(work).catch(async (error: unknown) => {
      await after(error)
      throw error
    })
    last = result.catch(() => undefined)
    return result
  }
}
