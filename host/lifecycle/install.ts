import type { Grant } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { VerifiedPackage } from '@hardpoint/schemas/package'
import type { Commit } from '../storage/store.ts'
import { expectedShare } from './_call-rates.ts'
import { own } from './_capability-changes.ts'
import type { Context } from './_context.ts'
import { grantedBy } from './_granted.ts'
import { keeping, withChange } from './_history.ts'
import type { PendingPlan } from './_pending-plans.ts'
import { planId } from './_plan-id.ts'
import { pluginCode } from './_plugin-code.ts'
import { probe, problemIn } from './_probe.ts'
import { finishPurges } from './_purge.ts'
import type { Actor, Consent, InstalledPlugin, Plan, PlannedPlugin } from './lifecycle.ts'
import { fullId } from './plugin-spec.ts'
import { checkSettings, type Misfit } from './_settings.ts'
import { stopReplaced } from './_stop-replaced.ts'

/** Where config.json says nothing else. */
const UPGRADES = { keepVersions: 2, watchMinutes: 10 }

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
 * The files come first, then each version that replaces another is tried beside it, then one commit of everything: a kill before it leaves
 * files that nobody refers to, swept at the next start; a kill after it leaves an installed plugin. What is written are the bytes that
 * were verified for the plan.
 *
 * @throws HP_ERR_PLAN_STALE, HP_ERR_CONSENT, HP_ERR_GRANT_WIDER, HP_ERR_PUBLISHER_CHANGED, HP_ERR_SETTINGS_MISFIT, HP_ERR_UPGRADE_PROBE, HP_ERR_DATA_FULL,
 *   HP_ERR_DATA_READ_ONLY
 */
export async function install(context: Context, plan: Plan, consent: Consent, actor: Actor): Promise<InstalledPlugin[]> {
  const { pending, state, shelf } = context
  const found = current(context, plan, actor)
  const steps = found.plan.plugins.map(plugin => prepare(context, plugin, { found, consent, actor }))
  await finishPurges(context)
  const run = context.journal.run('install', steps.map(({ installed }) => installed.id), actor.by)
  try {
    await run.step('stage')
    // Again: they may have been changed since the plan.
    const unfit = await checkSettings(state, steps.flatMap(({ verified }) => verified?.manifest ?? []))
    const trusted = await pinKeys(context, steps, actor)
    for (const { verified } of steps) if (verified !== undefined) await shelf.write(verified)
    const upgrades = steps.filter(step => isUpgrade(context, step))
    if (upgrades.length > 0) await run.step('probe')
    for (const step of upgrades) await tryBeside(context, step)
    await run.step('switch')
    await commit(context, steps, { trusted, unfit, plan: plan.id, actor, ends: run.end.deletes })
  } catch (error) {
    await run.abandon().catch(() => undefined)
    await context.sweep()
    throw error
  }
  pending.drop(plan.id)
  const replaced = steps.filter(({ installed, verified }) => verified !== undefined && state.plugins.has(installed.id)).map(({ installed }) => installed)
  await context.changed()
  await run.step('drain')
  await stopReplaced(context, replaced)
  await Promise.all(steps.map(({ installed }) => context.cells.release(installed.id)))
  await run.step('sweep')
  await context.sweep()
  return steps.map(({ installed }) => installed)
}

/** Another version over one that runs. One that is broken or disabled serves nobody: there is nothing to lose, and a repair must be possible. */
function isUpgrade({ state }: Context, { installed, verified }: Step): boolean {
  const before = state.plugins.get(installed.id)
  return verified !== undefined && before?.active?.enabled === true && before.installed.digest !== installed.digest
}

/** @throws HP_ERR_UPGRADE_PROBE */
async function tryBeside(context: Context, { installed, grant, verified }: Step): Promise<void> {
  const { cells, shelf, config, consent, state } = context
  if (verified === undefined) return
  const { manifest } = verified
  const beside = cells.beside(pluginCode({ ...installed, manifest }, { shelf, cells: config.cells, surfaceOf: consent.surfaceOf }))
  try {
    await probe(context, beside, { manifest, grant })
  } catch (error) {
    const { id: plugin, version } = installed
    const before = state.plugins.get(plugin)?.installed.version ?? ''
    throw new HardpointError('HP_ERR_UPGRADE_PROBE', { plugin, version, installed: before, problem: problemIn(error), step: 'probe' }, { cause: error })
  } finally {
    await beside.close()
  }
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
  readonly actor: Actor
  readonly ends: NonNullable<Commit['deletes']>
}

async function commit(context: Context, steps: readonly Step[], { trusted, unfit, plan, actor, ends }: Committing): Promise<void> {
  const { state } = context
  const { plugins, grants, configs } = state.records
  const puts = steps.flatMap(step => {
    const { installed, grant, verified } = step
    const manifest = verified?.manifest ?? state.plugins.get(installed.id)?.manifest
    return manifest === undefined ? [] : [plugins.put(installed.id, { installed, manifest }), grants.put(installed.id, grant), ...historyPuts(context, step, actor)]
  })
  const versions = { ...state.lock, ...Object.fromEntries(steps.map(({ installed }) => [installed.id, installed.version])) }
  try {
    await state.commit({ checks: trusted.checks, puts: [...puts, ...trusted.puts], deletes: [...unfit.map(({ tenant, plugin }) => configs.key([tenant, plugin])), ...ends] }, versions)
  } catch (error) {
    if (HardpointError.is(error, 'HP_ERR_CONFLICT')) throw new HardpointError('HP_ERR_PLAN_STALE', { plan }, { cause: error })
    throw error
  }
}

/** What was in force is kept, and the new version watched. A package that could not be read again is not: nobody could go back to it. */
function historyPuts({ state, clock, config, rates }: Context, { installed, verified }: Step, { by }: Actor): NonNullable<Commit['puts']> {
  const before = state.plugins.get(installed.id)
  if (verified === undefined || before === undefined || before.installed.version === installed.version) return []
  const { keepVersions, watchMinutes } = { ...UPGRADES, ...config.upgrades }
  const { id, version: to } = installed
  const { installed: { version: from, digest }, manifest, grant, history } = before
  const now = clock()
  const at = new Date(now).toISOString()
  const kept = before.active === undefined
    ? history.kept.filter(each => each.installed.version !== to).slice(0, keepVersions)
    : keeping(history, { installed: before.installed, manifest, grant, until: at }, { version: to, keepVersions })
  const made = withChange(history, kept, { at, by, what: 'upgraded', from, to, automatic: false })
  const watch = { until: new Date(now + watchMinutes * 60_000).toISOString(), failedBefore: expectedShare(rates.of(id, digest)) }
  return [state.records.histories.put(id, before.active === undefined || kept.length === 0 || watchMinutes === 0 ? made : { ...made, watch })]
}
