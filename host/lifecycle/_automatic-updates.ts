import { lt } from 'semver'
import { HardpointError } from '@hardpoint/schemas/errors'
import { DEFAULT_TENANT } from '../identity/principal.ts'
import type { ResolveInput } from '../resolver/mod.ts'
import { automaticUpdateOf } from './_automatic-update-of.ts'
import { automaticChanges, automaticPackages, misfitOf, reasonFor, type Site } from './_automatic-versions.ts'
import type { Context } from './_context.ts'
import { decisionsIn } from './_decisions.ts'
import { gather, type Gathered } from './gather.ts'
import { hostId } from './_host-id.ts'
import { install } from './install.ts'
import { leftToPerson } from './_left-to-person.ts'
import type { AutomaticUpdate, WaitingUpdate } from './lifecycle.ts'
import { PendingPlans } from './_pending-plans.ts'
import { planVersions } from './plan.ts'

/** The host itself, in histories and grants. */
const ACTOR = { tenant: DEFAULT_TENANT, by: 'kernel' }

/** After that, what was refused is looked at anew: what was in the way may be gone, though the versions are the same. */
const ANEW_MS = 86_400_000

/** Versions of a plugin that are tried in one look, from the newest: where that waits for a person, a fix below it need not. */
const TRIES = 3

/** One look at what there is. */
interface Look extends Site {
  readonly packages: ResolveInput['packages']
  readonly lockVersion: string | null
}

/** Of one plugin: what is to become of it and of what moves with it. */
interface Update {
  readonly id: string
  readonly reason: string
  readonly changes: ReadonlyMap<string, string>
  /** Of what could be chosen. */
  readonly isNewest: boolean
}

/** What a person has to decide or mend, in clauses; overtaken: things are not as they were when it was chosen. */
type Outcome = 'done' | 'overtaken' | readonly string[]

const NOTHING: ReadonlyMap<string, string> = new Map()

/** A plugin's update, and the version that a person would go to. */
interface Waits extends Pick<WaitingUpdate, 'version' | 'needs'> {
  readonly id: string
  /** What to do, as a command. */
  readonly command: string
}

const NOT_ITS_OWN = ['HP_ERR_REGISTRY_UNREACHABLE', 'HP_ERR_DATA_FULL', 'HP_ERR_DATA_READ_ONLY'] as const

/**
 * Puts newer versions in force where nobody has to decide anything: one plugin at a time, each watched before the next. What a person has to decide
 * waits, is told once, and holds up nothing else.
 */
export class AutomaticUpdates {
  readonly #context: Context
  readonly #oneByOne: <T>(work: () => Promise<T>) => Promise<T>
  readonly #makeId: () => string
  readonly #waiting = new Map<string, WaitingUpdate>()
  /** What was not put in force, and when it was looked at: packages are not fetched for it each hour. */
  readonly #refused = new Map<string, number>()
  #looking: Promise<boolean> | undefined
  #failing = false
  #misfit: string | undefined
  #closed = false

  private constructor(context: Context, oneByOne: <T>(work: () => Promise<T>) => Promise<T>, makeId: () => string) {
    this.#context = context
    this.#oneByOne = oneByOne
    this.#makeId = makeId
  }

  /** @param oneByOne the queue of the verbs @param makeId a random text of this host's own, for shares */
  static async open(context: Context, { oneByOne, makeId }: { readonly oneByOne: <T>(work: () => Promise<T>) => Promise<T>; readonly makeId: () => string }): Promise<AutomaticUpdates> {
    const made = new AutomaticUpdates(context, oneByOne, makeId)
    for await (const { id, value } of context.state.records.waiting.list()) made.#waiting.set(String(id[0]), value)
    return made
  }

  /** Never rejects, and never runs twice at once. @returns whether it is worth to look again soon: something was put in force a short while ago */
  look(): Promise<boolean> {
    this.#looking ??= this.#look().then(
      isSoon => { this.#failing = false; return isSoon },
      (error: unknown) => this.#failed(error),
    ).finally(() => { this.#looking = undefined })
    return this.#looking
  }

  /** A registry that is waited for is not waited for any longer: nothing of what it says is put in force any more. */
  close(): void {
    this.#closed = true
  }

  /** What waits for a person, of the version that is installed now. */
  waitingOf(plugin: string): WaitingUpdate | undefined {
    const { state, config } = this.#context
    const found = config.updates === undefined ? undefined : this.#waiting.get(plugin)
    return found?.from === state.lock[plugin] ? found : undefined
  }

  /** For those that `outdated` shows: what comes by itself, and when. Nothing where the operator wants none. */
  async outlook(gathered: Gathered): Promise<(id: string, wanted: string) => Promise<AutomaticUpdate | undefined>> {
    const site = await this.#site(gathered)
    if (site === undefined) return async () => undefined
    const packages = automaticPackages(site)
    return (id, wanted) => automaticUpdateOf(site, { id, wanted, waiting: this.waitingOf(id), packages })
  }

  async #site(gathered: Gathered): Promise<Site | undefined> {
    const context = this.#context
    const { updates } = context.config
    if (updates === undefined) return undefined
    const held = new Set(context.cells.states().filter(each => each.held !== undefined).map(({ plugin }) => plugin))
    return { context, updates, gathered, held, host: await hostId({ store: context.store, records: context.state.records }, this.#makeId) }
  }

  async #look(): Promise<boolean> {
    const { state, registry, config, clock } = this.#context
    const source = registry()
    if (this.#closed || source === undefined || config.updates === undefined) return false
    // Where two are watched at once, nobody could say which of them does harm.
    if ([...state.plugins.values()].some(({ active, history: { watch } }) => watch !== undefined && active?.enabled === true)) return true
    const { lockVersion } = state
    const gathered = await gather(source, [], { installed: [...state.plugins.values()].map(({ manifest }) => manifest), advisories: state.advisories })
    const site = await this.#site(gathered)
    if (site === undefined) return false
    for (const [refused, at] of this.#refused) if (clock() - at >= ANEW_MS) this.#refused.delete(refused)
    for (const id of [...this.#waiting.keys()]) if (!state.plugins.has(id)) await this.#forget(id)
    const look = { ...site, packages: automaticPackages(site), lockVersion }
    for (const id of [...state.plugins.keys()]) {
      if (this.#isOvertaken(look)) return false
      if (await this.#update(look, id)) return true
    }
    this.#tellOfMisfit(await misfitOf(look))
    return false
  }

  /** Told once: that no fix comes by itself any more must not pass for there being none. */
  #tellOfMisfit(misfit: HardpointError | undefined): void {
    if (misfit !== undefined && misfit.message !== this.#misfit) {
      const { code, message, fix } = misfit
      this.#log('warn', `Nothing can be updated by itself, for what is installed does not fit together as it is: ${message}`, undefined, { code, fix })
    }
    this.#misfit = misfit?.message
  }

  /** The host closes, or an admin did something meanwhile: the next look sees it. */
  #isOvertaken({ lockVersion }: Pick<Look, 'lockVersion'>): boolean {
    return this.#closed || this.#context.state.lockVersion !== lockVersion
  }

  /** @returns whether it was put in force */
  async #update(look: Look, id: string): Promise<boolean> {
    const loaded = this.#context.state.plugins.get(id)
    const reason = loaded === undefined ? undefined : reasonFor(look, loaded)
    let changes = reason === undefined ? NOTHING : await automaticChanges(look, look.packages, id)
    if (reason === undefined || changes.size === 0) {
      await this.#leave(look, id)
      return false
    }
    let { packages } = look
    for (let tried = 1; changes.size > 0; tried++) {
      if (await this.#try(look, { id, reason, changes, isNewest: tried === 1 })) return true
      if (tried === TRIES) break
      const without = changes.get(id)
      packages = { ...packages, [id]: (packages[id] ?? []).filter(({ version }) => version !== without) }
      changes = await automaticChanges(look, packages, id)
    }
    return false
  }

  /** @returns whether it was put in force */
  async #try(look: Look, update: Update): Promise<boolean> {
    const { state, clock } = this.#context
    const text = JSON.stringify([state.lock[update.id], ...[...update.changes].toSorted(([a], [b]) => (a < b ? -1 : 1))])
    if (this.#isOvertaken(look) || this.#refused.has(text)) return false
    let isRemembered = true
    const outcome = await this.#attempt(look, update).catch((error: unknown) => {
      // Whoever reviews it puts a file beside it, at any time; nothing was fetched to see that there is none.
      isRemembered = !HardpointError.is(error, 'HP_ERR_COUNTERSIGNATURE')
      return this.#problemOf(error)
    })
    if (outcome === 'done' || outcome === 'overtaken') return outcome === 'done'
    if (isRemembered) this.#refused.set(text, clock())
    const { id, changes, isNewest } = update
    const version = changes.get(id) ?? ''
    // By its number: the newest that a person can have may be another one.
    if (isNewest) await this.#wait({ id, version, needs: outcome, command: `hardpoint upgrade ${id}@${version}` })
    return false
  }

  /** @returns what a person has to decide, where it is something */
  async #attempt({ gathered, lockVersion }: Look, { id, reason, changes }: Update): Promise<Outcome> {
    const { state, clock } = this.#context
    const made = await planVersions(this.#context, { versions: changes, gathered, specs: [], named: new Set(), upgrade: true, lockVersion }, ACTOR)
    const needs = decisionsIn(made, state)
    if (needs.length > 0) return this.#closed ? 'overtaken' : needs
    return this.#oneByOne(async () => {
      const { lock } = state
      if (this.#isOvertaken({ lockVersion })) return 'overtaken'
      // In a place of its own: an admin who reads a plan must not lose it to one that may come to nothing.
      const pending = new PendingPlans(clock)
      pending.keep(made)
      for (const { id: plugin, version } of await install({ ...this.#context, pending }, made.plan, {}, ACTOR, { reason })) {
        this.#log('info', `Updated from ${lock[plugin] ?? ''} to ${version} by itself: ${plugin === id ? reason : `together with ${id}`}`, plugin)
      }
      return 'done'
    })
  }

  /** What one plugin's update failed of waits for a person; that the registry is away, or the disk full, is no matter of that plugin. */
  #problemOf(error: unknown): Outcome {
    if (this.#closed || HardpointError.is(error, 'HP_ERR_PLAN_STALE')) return 'overtaken'
    if (HardpointError.is(error) && !NOT_ITS_OWN.some(code => code === error.code)) return [error.message]
    throw error
  }

  /** Kept on disk: it is told once, and not after each start. */
  async #wait({ id, version, needs, command }: Waits): Promise<void> {
    const { state, clock } = this.#context
    const from = state.lock[id] ?? ''
    const known = this.#waiting.get(id)
    const isTold = known?.version === version && known.needs.join() === needs.join()
    const waiting = { from, version, needs, at: isTold ? known.at : new Date(clock()).toISOString() }
    this.#waiting.set(id, waiting)
    if (!isTold) this.#log('warn', `${version} waits for you (${command}): ${needs.join('; ')}`, id)
    await state.records.waiting.set([id], waiting)
  }

  /** Nothing comes by itself: a person is told where only a person can go on. */
  async #leave(look: Look, id: string): Promise<void> {
    const loaded = this.#context.state.plugins.get(id)
    const left = loaded === undefined ? undefined : leftToPerson(look, loaded)
    if (left === undefined) return this.#forget(id)
    await this.#wait({ id, ...left, command: commandFor({ id, version: left.version, installed: loaded?.installed.version ?? '' }) })
  }

  async #forget(id: string): Promise<void> {
    if (this.#waiting.delete(id)) await this.#context.state.records.waiting.delete([id])
  }

  /** Told once: a registry that is away for a night must not fill the log. */
  #failed(error: unknown): false {
    const { code, message, fix } = HardpointError.is(error) ? error : { code: 'HP_ERR_INTERNAL', message: String(error), fix: '' }
    if (!this.#failing && !this.#closed) this.#log('warn', `No look at automatic updates was possible: ${message}`, undefined, { code, fix })
    this.#failing = true
    return false
  }

  #log(level: 'info' | 'warn', message: string, plugin?: string, fields?: Readonly<Record<string, unknown>>): void {
    const { log, clock } = this.#context
    log({ at: new Date(clock()).toISOString(), level, message, ...plugin === undefined ? {} : { plugin }, ...fields === undefined ? {} : { fields } })
  }
}

/** What a person types to go there; where there is nothing to go to, to look at it. */
function commandFor({ id, version, installed }: { readonly id: string; readonly version: string; readonly installed: string }): string {
  if (version === installed) return `hardpoint info ${id}`
  // An upgrade goes back nowhere.
  return lt(version, installed) ? `hardpoint install ${id}@${version} --allow-downgrade` : `hardpoint upgrade ${id}@${version}`
}
