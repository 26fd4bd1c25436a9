import { readdirSync, readFileSync } from 'node:fs'
import { residentMemory } from '../../host/cells/resident-memory.ts'
import { rest } from '../bench/_measure.ts'
import { PUBLISHERS } from './_honest.ts'
import type { Kernel } from './_start-kernel.ts'

/** Megabytes at a moment. */
export interface Sample {
  readonly seconds: number
  /** Of the kernel: V8's heap and what hangs on it, and resident, both after a collection of garbage. */
  readonly heap: number
  readonly resident: number
  /** Resident, of the cells of honest plugins together. */
  readonly cells: number
  /** Below the kernel: cells of all plugins. */
  readonly processes: number
  /** Processes that the honest cells have had so far: more than there are publishers where one was replaced. */
  readonly honestCells: number
}

export interface Watch {
  readonly samples: Sample[]
  stop(): Promise<void>
}

export function startWatch(kernel: Kernel, everyMs: number, onSample: (sample: Sample) => void): Watch {
  const samples: Sample[] = []
  const pids = new Set<number>()
  const began = performance.now()
  let over = false
  const run = async (): Promise<void> => {
    while (!over) {
      await rest(everyMs)
      const honest = await honestCells(kernel)
      for (const pid of honest) pids.add(pid)
      const { heap, resident } = await kernel.sample()
      const cells = [...honest].reduce((sum, pid) => sum + (residentMemory(pid) ?? 0), 0) / 1048576
      const sample = { seconds: (performance.now() - began) / 1000, heap, resident, cells, processes: childrenOf(kernel.pid), honestCells: pids.size }
      samples.push(sample)
      onSample(sample)
    }
  }
  const running = run()
  return { samples, async stop() { over = true; await running } }
}

async function honestCells({ url, token }: Kernel): Promise<Set<number>> {
  const response = await fetch(`${url}/api/v1/status`, { headers: { authorization: `Bearer ${token}` } })
  const { cells } = await response.json() as { cells: { plugin: string; cell?: { pid: number } }[] }
  return new Set(cells.flatMap(({ plugin, cell }) => cell !== undefined && PUBLISHERS.some((publisher) => plugin.startsWith(`${publisher}.`)) ? [cell.pid] : []))
}

function childrenOf(pid: number): number {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1').trim().split(' ').filter((child) => child !== '')).length
}
