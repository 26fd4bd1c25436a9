import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { attack } from './_attack.ts'
import { openGroundFor, type Named } from './_corpus.ts'
import type { Observed, Watch } from './_observer.ts'

/** One row of the table. */
export interface Row {
  readonly hazard: string
  readonly title: string
  readonly contained: boolean
  readonly code: string
  readonly ms: number
  readonly peakMb: number
  readonly worstKernelMs: number
  /** How late a process that only waits was woken meanwhile: a busy machine makes a kernel slow that is not. */
  readonly worstMachineMs: number
  readonly problems: readonly string[]
  /** The kernel was slow the first time: a busy machine, if it is not so again. */
  readonly repeated: boolean
}

/** In which the kernel answers a health probe, whatever goes on in its cells. */
export const KERNEL_MS = 100

/** Runs a hazard against a host of its own, watched from another process; a second time where the kernel was slow. */
export async function measureHazard(named: Named): Promise<Row> {
  const first = await measureOnce(named)
  const onlySlow = isSlow(first.worstKernelMs, first.worstMachineMs) && first.problems.length === 1
  if (!onlySlow) return first
  return { ...await measureOnce(named), repeated: true }
}

/** What the machine kept from a process that does nothing but wait, it kept from the kernel too. */
function isSlow(worstMs: number, machineMs: number): boolean {
  return worstMs - machineMs > KERNEL_MS
}

async function measureOnce({ name, hazard }: Named): Promise<Row> {
  const ground = await openGroundFor([hazard])
  try {
    const watch: Watch = { port: ground.port, token: ground.system.host.adminToken, plugins: hazard.plugins.map(({ manifest }) => manifest.id) }
    const observer = fork(join(import.meta.dirname, '_observer.ts'))
    observer.send(watch)
    await once(observer, 'message')
    const { code, ms, problems } = await attack(ground, hazard)
    observer.send('end')
    const [observed] = await once(observer, 'message') as [Observed]
    const slow = isSlow(observed.worstMs, observed.machineMs) ? [`the kernel took ${Math.round(observed.worstMs)} ms to say that it is well`] : []
    const all = [...problems, ...slow]
    return {
      hazard: name, title: hazard.title, contained: all.length === 0, code, ms: Math.round(ms), peakMb: Math.round(observed.peakBytes / 1048576),
      worstKernelMs: Math.round(observed.worstMs), worstMachineMs: Math.round(observed.machineMs), problems: all, repeated: false,
    }
  } finally {
    await ground.system.close()
  }
}
