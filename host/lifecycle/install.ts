import { LATEST } from '@hardpoint/registry/client'
import type { Grant } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { VerifiedPackage } from '@hardpoint/schemas/package'
import type { Commit } from '../storage/store.ts'
import type { NewKey } from '../trust/mod.ts'
import { own } from './_capability-changes.ts'
import type { Context } from './_context.ts'
import { dataMoves, generationPurge, orphanedGenerations, type DataMove } from './_data-version.ts'
import { grantedBy } from './_granted.ts'
import { historyPuts, isFinal } from './_history-puts.ts'
import type { JournalRun } from './_journal.ts'
import { copyApart, migrateCopy, type Migrating } from './_migrate.ts'
import type { PendingPlan } from './_pending-plans.ts'
import { planId } from './_plan-id.ts'
import { finishPurges } from './_purge.ts'
import type { Actor, Consent, InstalledPlugin, Plan, PlannedPlugin } from './lifecycle.ts'
import { fullId } from './plugin-spec.ts'
import { returnRule } from './_return-rule.ts'
import { checkSettings, type Misfit } from './_settings.ts'
import { stopReplaced } from './_stop-replaced.ts'
import { codeOf, replacesRunning, tryBeside } from './_try-beside.ts'

/** One plugin of the plan with what becomes of it. */
interface Step {
  readonly installed: InstalledPlugin
  readonly grant: Grant
  /** Absent where the version is there already. */
  readonly verified: VerifiedPackage | undefined
  /** The key that is pinned, whose statements lead to this one. */
  readonly rotatedFrom: string | undefined
}

/**
 * Does what a plan said, or nothing.
 *
 * The files come first; then data that is to change its form is copied, and the copy migrated; then each version that replaces another is tried
 * beside it; then one commit of everything. A kill before it leaves files and copies that nobody refers to, swept at the next start; a kill
 * after it leaves an installed plugin. What is written are the bytes that were verified for the plan.
 *
 * @param options.reason why, where nobody asked for it: then it is written down as the host's own doing
 * @throws HP_ERR_PLAN_STALE, HP_ERR_CONSENT, HP_ERR_GRANT_WIDER, HP_ERR_PUBLISHER_CHANGED, HP_ERR_COUNTERSIGNATURE, HP_ERR_SETTINGS_MISFIT, HP_ERR_REVOKED,
 *   HP_ERR_UPGRADE_PROBE, HP_ERR_UPGRADE_MIGRATION, HP_ERR_UPGRADE_DATA, HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY
 */
export async function install(context: Context, plan: Plan, consent: Consent, actor: Actor, { reason }: { readonly reason?: string } = {}): Promise<InstalledPlugin[]> {
  const { pending, state } = context
  const found = current(context, plan, actor)
  const steps = found.plan.plugins.map(plugin => prepare(context, plugin, { found, consent, actor }))
  for (const { installed, verified } of steps) {
    // Heard of since the plan was made.
    const refusal = verified === undefined ? undefined : state.advisories.refusal(installed)
    if (refusal !== undefined) throw refusal
  }
  await finishPurges(context)
  const run = context.journal.run('install', steps.map(({ installed }) => installed.id), actor.by)
  const releases: (() => void)[] = []
  try {
    await putInForce(context, steps, { plan: plan.id, actor, reason, run, releases })
    pending.drop(plan.id)
    const replaced = steps.filter(({ installed, verified }) => verified !== undefined && state.plugins.has(installed.id)).map(({ installed }) => installed)
    await context.changed()
    // With the new version in force: what waited begins in it.
    for (const release of releases.splice(0)) release()
    await run.step('drain')
    await stopReplaced(context, replaced)
    await Promise.all(steps.map(({ installed }) => context.cells.release(installed.id)))
    await run.step('sweep')
    await finishPurges(context)
    await context.sweep()
  } finally {
    for (const release of releases) release()
  }
  return steps.map(({ installed }) => installed)
}

interface Applying {
  readonly plan: string
  readonly actor: Actor
  readonly reason: string | undefined
  readonly run: JournalRun<'install'>
  /** Filled with what lets calls go on that wait. */
  readonly releases: (() => void)[]
}

/** Everything up to the commit, which is all of it or nothing. */
async function putInForce(context: Context, steps: readonly Step[], { plan, actor, reason, run, releases }: Applying): Promise<void> {
  const { state, shelf, holds, countersignatures } = context
  try {
    await run.step('stage')
    // Again: they may have been changed since the plan.
    const manifests = steps.flatMap(({ verified }) => verified?.manifest ?? [])
    const unfit = await checkSettings(state, manifests)
    const trusted = await pinKeys(context, steps, actor)
    for (const { installed: { id, version }, verified } of steps) {
      if (verified === undefined) continue
      countersignatures.assertSigned({ id, version, sha256: verified.sha256 })
      await shelf.write(verified)
    }
    const moves = await dataMoves(context, manifests)
    const migrating = moves.flatMap(move => (move.isApart ? migrationOf(context, steps, move) : []))
    if (migrating.length > 0) await run.step('copy')
    for (const { move } of migrating) releases.push(holds.hold(move.plugin))
    const copied: Migrating[] = []
    for (const each of migrating) copied.push(await copyApart(context, each, actor.by))
    if (copied.length > 0) await run.step('migrate')
    for (const each of copied) await migrateCopy(context, each)
    const upgrades = steps.flatMap(({ installed, grant, verified }) => {
      const data = moves.find(({ plugin }) => plugin === installed.id)?.to ?? state.dataOf(installed.id)
      // What is migrated is not gone over to untried, whatever it is that it replaces.
      const isTried = copied.some(({ move }) => move.plugin === installed.id) || replacesRunning(context, installed)
      return verified === undefined || !isTried ? [] : [{ installed, grant, manifest: verified.manifest, data }]
    })
    if (upgrades.length > 0) await run.step('probe')
    for (const candidate of upgrades) await tryBeside(context, candidate)
    await run.step('switch')
    await commit(context, steps, { trusted, unfit, plan, actor, reason, moves, ends: run.end.deletes })
  } catch (error) {
    // What waited goes on in the old version.
    for (const release of releases.splice(0)) release()
    await run.abandon().catch(() => undefined)
    // Copies of data, and packages: what is left of either where this fails too is swept at the next start.
    await finishPurges(context).catch(() => undefined)
    // A commit that failed may be on disk all the same: what cannot be read again might be what is swept.
    if (await state.load().then(() => true, () => false)) await context.sweep()
    throw error
  }
}

function migrationOf(context: Context, steps: readonly Step[], move: DataMove): Migrating[] {
  return steps.flatMap(({ installed, grant, verified }) => (
    verified === undefined || installed.id !== move.plugin ? [] : [{ move, grant, manifest: verified.manifest, ...codeOf(context, { installed, manifest: verified.manifest }) }]
  ))
}

/**
 * The plan as it was made here. The caller's copy is looked at for its id alone: what it says else may have been edited
 * between the screen and this call.
 */
function current(context: Context, plan: Plan, actor: Actor): PendingPlan {
  const { pending, state, licensing } = context
  const found = pending.get(plan.id)
  if (
    found === undefined || found.tenant !== actor.tenant || planId(plan) !== plan.id
    || found.lockVersion !== state.lockVersion || found.plan.tenantTier !== licensing.tierOf(actor.tenant)
    // What was kept with the data as it is now was deleted since, which makes no plan stale but this one.
    || found.plan.plugins.some(({ id, migration }) => migration !== undefined && migration.final !== true && isFinal(context, id))
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
    rotatedFrom: publisher.rotatedFrom?.publicKey,
    grant: { capabilities, by: actor.by, at },
    installed: {
      id, version, digest, sizeBytes, requested, publisher: publisher.id, publicKey: publisher.publicKey,
      enabled: before?.installed.enabled ?? true,
      ...before?.installed.pinned === undefined ? {} : { pinned: before.installed.pinned },
      ...(planned.channel?.follows ?? LATEST) === LATEST ? {} : { channel: planned.channel?.follows ?? LATEST },
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
  const keys = new Map<string, NewKey[]>()
  for (const { installed: { id, publisher, publicKey }, rotatedFrom } of steps) {
    await pins.check(id, rotatedFrom ?? publicKey)
    keys.set(publisher, [...keys.get(publisher) ?? [], { publicKey, rotatedFrom }])
  }
  const pinnings = await Promise.all([...keys].map(([publisher, each]) => pins.pinning(publisher, each, actor.by)))
  return { checks: pinnings.flatMap(({ checks }) => checks), puts: pinnings.flatMap(({ puts }) => puts) }
}

interface Committing {
  readonly trusted: Required<Pick<Commit, 'checks' | 'puts'>>
  readonly unfit: readonly Misfit[]
  readonly plan: string
  readonly actor: Actor
  readonly reason: string | undefined
  readonly moves: readonly DataMove[]
  readonly ends: NonNullable<Commit['deletes']>
}

async function commit(context: Context, steps: readonly Step[], { trusted, unfit, plan, actor, reason, moves, ends }: Committing): Promise<void> {
  const { state, clock } = context
  const { plugins, grants, configs, data, purges } = state.records
  const now = clock()
  const rule = await returnRule(context)
  const puts = steps.flatMap(({ installed, grant, verified }) => {
    const manifest = verified?.manifest ?? state.plugins.get(installed.id)?.manifest
    if (manifest === undefined) return []
    const move = moves.find(({ plugin }) => plugin === installed.id)
    return [plugins.put(installed.id, { installed, manifest }), grants.put(installed.id, grant), ...historyPuts(context, installed, { by: actor.by, reason, move, now, rule })]
  })
  const versions = { ...state.lock, ...Object.fromEntries(steps.map(({ installed }) => [installed.id, installed.version])) }
  try {
    await state.commit({
      checks: trusted.checks,
      puts: [
        ...puts, ...trusted.puts, ...moves.map(({ plugin, to }) => data.put(plugin, to)),
        // What an install before this one left, and a plugin that is not here has no version that could go back to it.
        ...moves.filter(({ plugin }) => !state.plugins.has(plugin)).flatMap(({ plugin, from, to }) => orphanedGenerations(plugin, [from], [to]))
          .map(orphan => purges.put(orphan, { at: new Date(now).toISOString(), by: actor.by })),
      ],
      deletes: [
        ...unfit.map(({ tenant, plugin }) => configs.key([tenant, plugin])), ...ends,
        // The copies are in force now.
        ...moves.map(({ plugin, to }) => purges.key(generationPurge(plugin, to.generation))),
      ],
    }, versions)
  } catch (error) {
    if (HardpointError.is(error, 'HP_ERR_CONFLICT')) throw new HardpointError('HP_ERR_PLAN_STALE', { plan }, { cause: error })
    throw error
  }
}
