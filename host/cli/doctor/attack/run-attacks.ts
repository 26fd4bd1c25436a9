import { setTimeout as pause } from 'node:timers/promises'
import { HardpointError } from '@hardpoint/schemas/errors'
import { createCells } from '../../../cells/create-cells.ts'
import type { Cells, PluginCode } from '../../../cells/cells.ts'
import type { Attack } from './attacks.ts'
import { KernelClock } from './kernel-clock.ts'

/** What became of one attack: one row of `hardpoint doctor --attack --json`. */
export interface AttackFinding {
  readonly area: Attack['area']
  readonly title: string
  readonly contained: boolean
  /** What the call ended with. */
  readonly code: string
  readonly ms: number
  /** Longest time in which this process, which is the kernel's here, could do nothing, ms. */
  readonly kernelMs: number
  /** Where it is not contained. */
  readonly problem?: string
}

/** Small, so that what is to be killed is killed before the operator's machine runs out: a cell that does nothing has 80 MB or so. */
const MAX_CELL_MB = 220
const LIMITS = { cpuMs: 3000, wallMs: 6000, memoryMb: 32, concurrency: 4 }
const AGAIN_MS = 100
/** More than any pause before a start may take. */
const MAX_AGAIN = 200

/** A plugin of another publisher, whose count starts at 1 again if its cell is ever touched. */
const NEIGHBOUR = codeOf('calm.neighbour', 'let count = 0; export default { exports: { count: () => ++count } }')

/** Runs plugins that attack in real cells of this machine, one after another, beside a neighbour that must not notice. */
export async function runAttacks(attacks: readonly Attack[], { progress }: { readonly progress: (text: string) => void }): Promise<AttackFinding[]> {
  const cells = createCells({ maxMemoryMb: MAX_CELL_MB, idleMs: 60_000, clock: Date.now })
  const findings: AttackFinding[] = []
  try {
    for (const [index, attack] of attacks.entries()) {
      progress(`${attack.area}: ${attack.title} …`)
      findings.push(await runAttack(cells, attack, index))
    }
  } finally {
    progress('')
    await cells.close()
  }
  return findings
}

async function runAttack(cells: Cells, attack: Attack, index: number): Promise<AttackFinding> {
  const { area, title, codes, cpuMs = LIMITS.cpuMs, wallMs = LIMITS.wallMs } = attack
  const code = codeOf(`rogue.attack-${index}`, `export default { exports: { attack: ${attack.handler} } }`, { ...LIMITS, cpuMs, wallMs })
  const before = await call(cells, NEIGHBOUR, 'count')
  const clock = new KernelClock()
  const start = performance.now()
  const got = attack.again === true ? await callAgain(cells, code) : await call(cells, code, 'attack')
  const ms = Math.round(performance.now() - start)
  const kernelMs = Math.round(clock.stop())
  const after = await call(cells, NEIGHBOUR, 'count')
  const problem = !codes.includes(got.code) ? `it ended with ${got.code}, not with ${codes.join(' or ')}`
    : got.code === 'answered' && got.text !== 'null' ? `it got what it must not: ${got.text.slice(0, 200)}`
      : Number(after.text) !== Number(before.text) + 1 ? `a plugin in another process did not go on: ${after.code}`
        : undefined
  return { area, title, contained: problem === undefined, code: got.code, ms, kernelMs, ...(problem === undefined ? {} : { problem }) }
}

interface Got { readonly code: string; readonly text: string }

async function call(cells: Cells, code: PluginCode, id: string): Promise<Got> {
  try {
    const { text } = await cells.call(code, { kind: 'export', id, head: { context: {}, input: null } }, { capability: async () => ({ ok: true, result: 'null' }) })
    return { code: 'answered', text }
  } catch (error) {
    if (!HardpointError.is(error)) throw error
    return { code: error.code, text: '' }
  }
}

/** Until it is not started any more, or does not crash. */
async function callAgain(cells: Cells, code: PluginCode): Promise<Got> {
  for (let calls = 0; ; calls++) {
    const got = await call(cells, code, 'attack')
    if (!['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_BACKOFF'].includes(got.code) || calls === MAX_AGAIN) return got
    await pause(AGAIN_MS)
  }
}

function codeOf(id: string, main: string, limits: PluginCode['limits'] = LIMITS): PluginCode {
  return { id, version: '1.0.0', digest: id, placement: id.slice(0, id.indexOf('.')), main, surface: {}, limits }
}
