import { neutralise } from '../../../telemetry/neutralise.ts'
import type { CommandResult } from '../../command.ts'
import type { Io } from '../../io.ts'
import type { AttackFinding } from './run-attacks.ts'

/** In which the kernel should be able to answer, whatever its cells do. Only a warning: another program may have had the machine. */
const KERNEL_MS = 100

/** The report of `hardpoint doctor --attack`: exit 1 where an attack was not contained. */
export function renderAttacks(findings: readonly AttackFinding[], { green, yellow, red }: Pick<Io['colors'], 'green' | 'yellow' | 'red'>): CommandResult {
  const open = findings.filter(({ contained }) => !contained)
  const worstKernelMs = Math.max(0, ...findings.map(({ kernelMs }) => kernelMs))
  const rows = findings.map(({ area, title, contained, code, ms, problem }) => {
    const row = `${contained ? green('ok  ') : red('fail')}  ${`${area}: ${title}`.padEnd(64)}  ${code.padEnd(20)}  ${String(ms).padStart(5)} ms`
    return problem === undefined ? row : `${row}\n      ${neutralise(problem)}`
  })
  const kernel = `${worstKernelMs > KERNEL_MS ? yellow('warn') : green('ok  ')}  the kernel was held up for ${worstKernelMs} ms at most`
  const fix = open.length === 0 ? [] : ['      fix: Run no plugin that you do not trust on this machine. See what hardpoint doctor says, and report both with hardpoint version.']
  const text = [...rows, kernel, `${findings.length - open.length} of ${findings.length} attacks contained`, ...fix].join('\n')
  return { data: { attacks: findings, worstKernelMs }, text, exit: open.length > 0 ? 1 : 0 }
}
