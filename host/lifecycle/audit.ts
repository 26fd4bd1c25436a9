import type { Advisory } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { attempted } from './_attempt.ts'
import type { Context } from './_context.ts'
import type { AdvisoryPoll } from './_follow-advisories.ts'
import { gather, type Gathered } from './gather.ts'
import { installedRequirements } from './_installed-requirements.ts'
import { withSolver } from './_version-solver.ts'
import { SEVERITIES } from './_known-advisories.ts'
import { operatorPolicy } from './_operator-policy.ts'
import type { Actor, AuditFinding, AuditReport, InstalledPlugin } from './lifecycle.ts'

/** Of all resolutions together. */
const MAX_MS = 5000

/**
 * What the registry, or a publisher by a withdrawal for security, warns of in what is installed, and what can be done. A registry that is away is told of,
 * and what was heard of it last holds.
 */
export async function audit(context: Context, poll: AdvisoryPoll, { tenant }: Pick<Actor, 'tenant'>): Promise<AuditReport> {
  const { state, registry } = context
  const unheard = await poll.ask()
  const known = await state.records.advisories.get([])
  const source = registry()
  const { gathered, error } = source === undefined ? {} : await gathering(context, source)
  const found = [...state.plugins.values()].flatMap(({ installed }) => [...advised(context, installed), ...withdrawn(installed, gathered)])
  const remedies = gathered === undefined ? new Map<string, Remedy>() : await remediesOf(context, gathered, { plugins: found.map(({ plugin }) => plugin), tenant })
  const problem = unheard ?? error
  return {
    findings: found.map(finding => ({ ...finding, ...remedies.get(finding.plugin) })).toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
    ...known === undefined ? {} : { heardAt: known.value.at },
    ...problem === undefined ? {} : { problem: { code: problem.code, message: problem.message, fix: problem.fix } },
  }
}

type Found = Omit<AuditFinding, 'upgrade' | 'why'>
type Remedy = Pick<AuditFinding, 'upgrade' | 'why'>

async function gathering({ state }: Context, registry: NonNullable<ReturnType<Context['registry']>>): Promise<{ gathered?: Gathered; error?: HardpointError }> {
  try {
    return { gathered: await gather(registry, [], { installed: [...state.plugins.values()].map(({ manifest }) => manifest), advisories: state.advisories }) }
  } catch (error) {
    if (HardpointError.is(error)) return { error }
    throw error
  }
}

function advised({ state: { advisories } }: Context, { id: plugin, version }: InstalledPlugin): Found[] {
  return advisories.of({ id: plugin, version }).map((advisory: Advisory) => {
    const { id, severity, action, title, description, url } = advisory
    const accepted = advisories.acceptanceOf(advisory)
    return {
      plugin, version, advisory: id, severity, action, title,
      ...description === undefined ? {} : { description }, ...url === undefined ? {} : { url }, ...accepted === undefined ? {} : { accepted },
    }
  })
}

/** A publisher says that, and not how bad it is. */
function withdrawn({ id: plugin, version }: InstalledPlugin, gathered: Gathered | undefined): Found[] {
  const { yanked, yankKind } = gathered?.entries.get(plugin)?.find(entry => entry.version === version) ?? {}
  return yanked === undefined || yankKind !== 'security' ? [] : [{ plugin, version, severity: 'high', action: 'warn', title: yanked }]
}

interface Wanted { readonly plugins: readonly string[]; readonly tenant: string }

/** The newest version of each that nothing warns of, with all that is installed; or why there is none. */
async function remediesOf({ state, licensing, engineVersion, config, clock }: Context, { packages, entries }: Gathered, { plugins, tenant }: Wanted): Promise<Map<string, Remedy>> {
  if (plugins.length === 0) return new Map()
  const { policy, overrides } = operatorPolicy(config, clock())
  const end = clock() + MAX_MS
  const { advisories, lock, channels } = state
  const root = installedRequirements(state, { allowDowngrade: false })
  return withSolver(packages, async solve => {
    const found = new Map<string, Remedy>()
    for (const id of new Set(plugins)) {
      const isBad = (version: string) => entries.get(id)?.find(entry => entry.version === version)?.yanked !== undefined
        || advisories.of({ id, version }).some(advisory => advisories.acceptanceOf(advisory) === undefined)
      const good = (packages[id] ?? []).filter(({ version }) => version !== lock[id] && !isBad(version))
      const { versions, why = [] } = await attempted(solve, {
        packages: { [id]: good }, lock, upgrade: [id], root, ...overrides === undefined ? {} : { overrides },
        policy: { ...policy, channels, engineVersion, tier: licensing.tierOf(tenant), maxMs: Math.max(1, end - clock()) },
      })
      const to = versions?.get(id)
      found.set(id, to === undefined ? { why } : { upgrade: to })
    }
    return found
  })
}
