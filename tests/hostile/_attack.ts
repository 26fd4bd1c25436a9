import type { Ground, Outcome } from './_ground.ts'
import type { Hazard } from './_hazard.ts'

/** What became of one attack. */
export interface Verdict {
  readonly code: string
  /** From the first request of the attack to its last answer, ms. */
  readonly ms: number
  /** What befell others: the kernel, the neighbour, secrets. Empty: nothing. */
  readonly harm: readonly string[]
  /** Why it is not contained, the harm among it. Empty: it is. */
  readonly problems: readonly string[]
}

/** Longer than any honest answer to an attack: what megabytes a guest says is not passed on. */
const MAX_TOLD = 50_000

/** Attacks a ground with a hazard and judges what came of it, without a word about how long it may take. */
export async function attack(shared: Ground, hazard: Hazard): Promise<Verdict> {
  const ground = shared.for(hazard.plugins[0].manifest.id)
  const start = performance.now()
  try {
    const outcome = await (hazard.drive ?? (() => ground.ask()))(ground)
    const ms = performance.now() - start
    const problems = [...judge(hazard, outcome), ...await checked(hazard, outcome, ground)]
    const harm = await ground.harm()
    return { code: codeOf(outcome), ms, harm, problems: [...problems, ...harm] }
  } catch (error) {
    const harm = await ground.harm()
    return { code: '-', ms: performance.now() - start, harm, problems: [`the attack failed: ${String(error)}`, ...harm] }
  }
}

function codeOf({ code, status }: Outcome): string {
  return code ?? (status === 200 ? 'answered' : `HTTP ${status}`)
}

function judge({ codes }: Hazard, outcome: Outcome): string[] {
  const code = codeOf(outcome)
  // Of an entry that a busy machine kept waiting, the time is over before its CPU is.
  const wasStarved = code === 'HP_ERR_STARVED' && codes.includes('HP_ERR_TIMEOUT_CPU')
  return [
    ...(codes.includes(code) || wasStarved ? [] : [`${code} is none of ${codes.join(', ')}: ${JSON.stringify(outcome.body).slice(0, 400)}`]),
    ...(outcome.text.length > MAX_TOLD ? [`${outcome.text.length} characters were told`] : []),
  ]
}

async function checked({ check }: Hazard, outcome: Outcome, ground: Ground): Promise<string[]> {
  try {
    await check?.(outcome, ground)
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}
