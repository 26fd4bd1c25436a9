import { HardpointError } from '@hardpoint/schemas/errors'
import type { RegistryClient } from '@hardpoint/registry/client'
import type { IndexEntry } from '@hardpoint/schemas'
import type { VerifiedPackage } from '@hardpoint/schemas/package'
import type { TrustedKey } from '../trust/mod.ts'
import { checkManifest } from './_check-manifest.ts'
import type { Context } from './_context.ts'
import { entryFor, fetchPackage, type FetchedPackage } from './_fetch-package.ts'
import type { Gathered } from './gather.ts'
import { isWhole } from './_is-whole.ts'
import { checkSettings } from './_settings.ts'
import type { LoadedPlugin } from './_state.ts'
import { trustKeys } from './_trust-keys.ts'
import type { Unrepaired } from './planned.ts'

/** Of all packages of one plan: they are kept in memory until it is applied, and the registry says what belongs to it. */
const MAX_PLAN_BYTES = 268_435_456

/** A package that a plan is about. */
export interface Chosen {
  readonly verified: VerifiedPackage
  /** Installed as it is: nothing to write. */
  readonly present: boolean
  readonly key: TrustedKey
  readonly requested: boolean
}

/** What a plan is to be made of. */
interface Fetching {
  readonly versions: ReadonlyMap<string, string>
  readonly gathered: Gathered
  /** What is wanted for its own sake. */
  readonly requested: ReadonlySet<string>
  /** What somebody named. */
  readonly named: ReadonlySet<string>
  readonly registry: RegistryClient
}

/** What is done about one of the versions. */
type Way = 'fetch' | 'repair' | 'leave' | { readonly verified: VerifiedPackage; readonly key: TrustedKey }

/**
 * What is new, or broken by now; and what was named though it is there, so that it is shown, and kept from now on for its own sake.
 *
 * What is broken is mended on the way, though nobody asked for it; where that cannot be, it is left out: a plan of something else is not stopped by it.
 *
 * @throws what entryFor, fetchPackage and trustKeys throw, HP_ERR_PACKAGE_TOO_LARGE, HP_ERR_COUNTERSIGNATURE
 */
export async function fetchChosen(context: Context, fetching: Fetching): Promise<{ readonly chosen: readonly Chosen[]; readonly unrepaired: readonly Unrepaired[] }> {
  const { state, pins } = context
  const { versions, gathered, registry, requested } = fetching
  const ways = new Map<string, Way>()
  for (const [id, version] of versions) ways.set(id, await wayOf(context, fetching, { id, version }))
  const ofWay = (which: Way) => [...versions].flatMap(([id, version]) => (ways.get(id) === which ? [{ id, version }] : []))
  const budget = new Budget()
  // All of it before anything is fetched.
  const entries = ofWay('fetch').map(each => fetchable(context, fetching, { ...each, budget }))
  const fetched = new Map<string, FetchedPackage>()
  for (const entry of entries) fetched.set(entry.id, await fetchPackage(registry, pins, entry))
  const unrepaired: Unrepaired[] = []
  for (const each of ofWay('repair')) {
    const found = gathered.refused.get(each.id) ?? await repairOf(context, fetching, { ...each, budget })
    if (HardpointError.is(found)) unrepaired.push({ plugin: each.id, version: each.version, code: found.code, message: found.message })
    else fetched.set(each.id, found)
  }
  const trusted = await trustKeys(pins, [...fetched.values()])
  const chosen = [...versions.keys()].flatMap((id): Chosen[] => {
    const way = ways.get(id)
    if (typeof way === 'object') return [{ ...way, present: true, requested: true }]
    const [verified, key] = [fetched.get(id)?.verified, trusted.get(id)]
    return verified === undefined || key === undefined ? [] : [{ verified, present: false, key, requested: requested.has(id) || state.plugins.get(id)?.installed.requested === true }]
  })
  return { chosen, unrepaired }
}

interface OneVersion {
  readonly id: string
  readonly version: string
}

async function wayOf({ state, shelf, pins }: Context, { requested, named }: Fetching, { id, version }: OneVersion): Promise<Way> {
  const present = state.plugins.get(id)
  if (present?.installed.version !== version) return 'fetch'
  // One that an advisory stops is whole: there is nothing to repair.
  if ((present.active ?? present.refusal) !== undefined) {
    if (!requested.has(id)) return 'leave'
    const verified = readable(shelf, present)
    return verified === undefined ? 'fetch' : { verified, key: { trust: await pins.check(id, present.installed.publicKey) } }
  }
  if (requested.has(id)) return 'fetch'
  // A broken package is mended by a download. Whatever else keeps one from running, a plan of something else neither mends nor may be stopped by.
  if (isWhole(present)) return 'leave'
  return named.has(id) ? 'fetch' : 'repair'
}

/** Undefined where what is on disk is not what was installed: it was changed since the start of the host, and to install it again repairs it. */
function readable(shelf: Context['shelf'], { installed, manifest }: LoadedPlugin): VerifiedPackage | undefined {
  try {
    return shelf.read({ ...installed, manifest })
  } catch {
    return undefined
  }
}

class Budget {
  #bytes = 0

  /** @throws HP_ERR_PACKAGE_TOO_LARGE */
  take({ id: plugin, size }: IndexEntry): void {
    const found = this.#bytes + size
    if (found > MAX_PLAN_BYTES) throw new HardpointError('HP_ERR_PACKAGE_TOO_LARGE', { plugin, found, what: 'bytes, together with the others of this plan', limit: MAX_PLAN_BYTES })
    this.#bytes = found
  }
}

interface Wanted extends OneVersion {
  readonly budget: Budget
}

function fetchable({ countersignatures }: Context, { gathered, registry }: Fetching, { id, version, budget }: Wanted): IndexEntry {
  const entry = entryFor(gathered.entries.get(id), { id, version, location: registry.location })
  budget.take(entry)
  // Of the bytes that the index names, which are those that a download gives, or it fails: where somebody has not looked at them yet, nothing is fetched.
  countersignatures.assertSigned({ id, version, sha256: entry.sha256 })
  return entry
}

/** @returns why it cannot be mended, in the place of what would mend it */
async function repairOf(context: Context, fetching: Fetching, wanted: Wanted): Promise<FetchedPackage | HardpointError> {
  const { state, pins, consent } = context
  try {
    const refusal = state.advisories.refusal(wanted)
    if (refusal !== undefined) return refusal
    const fetched = await fetchPackage(fetching.registry, pins, fetchable(context, fetching, wanted))
    // What the whole plan is refused for later, where it is about this one.
    await trustKeys(pins, [fetched])
    checkManifest(fetched.verified.manifest, consent)
    await checkSettings(state, [fetched.verified.manifest])
    return fetched
  } catch (error) {
    if (HardpointError.is(error)) return error
    throw error
  }
}
