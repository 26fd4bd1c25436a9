import type { Grant } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { VerifiedPackage } from '@hardpoint/schemas/package'
import type { Commit } from '../storage/store.ts'
import { own } from './_capability-changes.ts'
import type { Context } from './_context.ts'
import { grantedBy } from './_granted.ts'
import type { PendingPlan } from './_pending-plans.ts'
import { planId } from './_plan-id.ts'
import { finishPurges } from './_purge.ts'
import type { Actor, Consent, InstalledPlugin, Plan, PlannedPlugin } from './lifecycle.ts'
import { fullId } from './plugin-spec.ts'
import { checkSettings, type Misfit } from './_settings.ts'

/** Calls that run in the old version may finish, for so long. */
const DRAIN_MS = 5000

/** One plugin of the plan with what becomes of it. */
interface Step {
  readonly installed: InstalledPlugin
  readonly grant: Grant
  /** Absent where the version is there already. */
  readonly verified: VerifiedPackage | undefined
}

/**
 * Does what a plan said, or nothing.
 *
 * The files come first, then one commit of everything else: a kill before it leaves files that nobody refers to, swept at
 * the next start; a kill after it leaves an installed plugin. What is written are the bytes that were verified for the plan.
 *
 * @throws HP_ERR_PLAN_STALE, HP_ERR_CONSENT, HP_ERR_GRANT_WIDER, HP_ERR_PUBLISHER_CHANGED, HP_ERR_SETTINGS_MISFIT, HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY
 */
export async function install(context: Context, plan: Plan, consent: Consent, actor: Actor): Promise<InstalledPlugin[]> {
  const { pending, state, shelf } = context
  const found = current(context, plan, actor)
  const steps = found.plan.plugins.map(plugin => prepare(context, plugin, { found, consent, actor }))
  await finishPurges(context)
  // Again: they may have been changed since the plan.
  const unfit = await checkSettings(state, steps.flatMap(({ verified }) => verified?.manifest ?? []))
  const trusted = await pinKeys(context, steps, actor)
  for (const { verified } of steps) if (verified !== undefined) await shelf.write(verified)
  await commit(context, steps, { trusted, unfit, plan: plan.id })
  pending.drop(plan.id)
  const replaced = steps.filter(({ installed, verified }) => verified !== undefined && state.plugins.has(installed.id)).map(({ installed }) => installed)
  await context.changed()
  // After the new version is in force: calls that arrive meanwhile are served, by one or the other.
  await Promise.all(replaced.map(({ id, digest }) => context.cells.stop(id, { drainMs: DRAIN_MS, keep: digest })))
  await Promise.all(steps.map(({ installed }) => context.cells.release(installed.id)))
  await context.sweep()
  return steps.map(({ installed }) => installed)
}

/**
 * The plan as it was made here. The caller's copy is looked at for its id alone: what it says else may have been edited
 * between the screen and this call.
 */
function current({ pending, state, licensing }: Context, plan: Plan, actor: Actor): PendingPlan {
  const found = pending.get(plan.id)
  if (
    found === undefined || found.tenant !== actor.tenant || planId(plan) !== plan.id
    || found.lockVersion !== state.lockVersion || found.plan.tenantTier !== licensing.tierOf(actor.tenant)
  ) throw new HardpointError('HP_ERR_PLAN_STALE', { plan: plan.id })
  return found
}

function prepare(
  { state, consent: rules, clock, config }: Context, planned: PlannedPlugin,
  { found, consent, actor }: { readonly found: PendingPlan; readonly consent: Consent; readonly actor: Actor },
): Step {
  const before = state.plugins.get(planned.id)
  const verified = found.packages.get(planned.id)
  const at = new Date(clock()).toISOString()
  const given = own(consent, planned.id) ?? own(byFullId(consent, config.defaultPublisher), planned.id)
  const capabilities = grantedBy(planned, given, before)
  const manifest = verified?.manifest ?? before?.manifest
  if (manifest === undefined) throw new HardpointError('HP_ERR_PLAN_STALE', { plan: found.plan.id })
  rules.checkGrant(manifest, capabilities)
  const { id, version, digest, sizeBytes, publisher, requested } = planned
  return {
    verified,
    grant: { capabilities, by: actor.by, at },
    installed: {
      id, version, digest, sizeBytes, requested, publisher: publisher.id, publicKey: publisher.publicKey,
      enabled: before?.installed.enabled ?? true,
      installedAt: verified === undefined ? before?.installed.installedAt ?? at : at,
      installedBy: verified === undefined ? before?.installed.installedBy ?? actor.by : actor.by,
    },
  }
}

/** Consent may be given as people name plugins: `treasury`. */
function byFullId(consent: Consent, defaultPublisher = 'hardpoint'): Consent {
  return Object.fromEntries(Object.entries(consent).map(([name, given]) => [fullId(name, defaultPublisher), given]))
}

/** Checked again, at the moment of writing: between plan and install another key may have been pinned. */
async function pinKeys({ pins }: Context, steps: readonly Step[], actor: Actor): Promise<Required<Pick<Commit, 'checks' | 'puts'>>> {
  const checks: Commit['checks'][] = []
  const puts = new Map<string, NonNullable<Commit['puts']>>()
  for (const { installed: { id, publisher, publicKey } } of steps) {
    await pins.check(id, publicKey)
    if (puts.has(publisher)) continue
    const pinning = await pins.pinning(publisher, publicKey, actor.by)
    checks.push(pinning.checks)
    puts.set(publisher, pinning.puts)
  }
  return { checks: checks.flatMap(each => each ?? []), puts: [...puts.values()].flat() }
}

interface Committing {
  readonly trusted: Required<Pick<Commit, 'checks' | 'puts'>>
  readonly unfit: readonly Misfit[]
  readonly plan: string
}

async function commit({ state }: Context, steps: readonly Step[], { trusted, unfit, plan }: Committing): Promise<void> {
  const { plugins, grants, configs } = state.records
  const puts = steps.flatMap(({ installed, grant, verified }) => {
    const manifest = verified?.manifest ?? state.plugins.get(installed.id)?.manifest
    return manifest === undefined ? [] : [plugins.put(installed.id, { installed, manifest }), grants.put(installed.id, grant)]
  })
  const versions = { ...state.lock, ...Object.fromEntries(steps.map(({ installed }) => [installed.id, installed.version])) }
  try {
    await state.commit({ checks: trusted.checks, puts: [...puts, ...trusted.puts], deletes: unfit.map(({ tenant, plugin }) => configs.key([tenant, plugin])) }, versions)
  } catch (error) {
    if (HardpointError.is(error, 'HP_ERR_CONFLICT')) throw new HardpointError('HP_ERR_PLAN_STALE', { plan }, { cause: error })
    throw error
  }
}
