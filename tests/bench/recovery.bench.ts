import type { Bench } from './_bench.ts'
import { callEcho, openCells, pluginCode } from './_cells.ts'
import { drive } from './_driven.ts'
import { rest } from './_measure.ts'

const PLUGINS = 4
const CALLERS = 4

/** The process of a cell is killed while each of its plugins is being called: from the kill to answers to calls made after it. */
export const benches: readonly Bench[] = [{
  metric: 'a cell is killed under load', what: 'until each of its four plugins has answered again', unit: 'ms', aimValue: 40, rounds: 7,
  async open(scale) {
    const [cells, node] = [openCells(), drive('fork.ts')]
    const codes = Array.from({ length: PLUGINS }, (_, n) => pluginCode({ id: `bench.worker${n}` }))
    let over = false
    // The load fails while the cell is away, and goes on.
    const load = codes.flatMap((code) => Array.from({ length: CALLERS }, async () => { while (!over) await callEcho(cells, code).catch(() => rest(1)) }))
    const answered = async (code: typeof codes[number]): Promise<number> => {
      const began = performance.now()
      while (!await callEcho(cells, code).then(() => true, () => false)) await rest(0)
      return performance.now() - began
    }
    const kill = async (): Promise<number[]> => {
      await rest(scale.quick ? 200 : 1500)
      process.kill(cells.states().find(({ cell }) => cell !== undefined)?.cell?.pid ?? 0, 'SIGKILL')
      const times = await Promise.all(codes.map(answered))
      // It counted as a crash of one of them: a second one would be held for a while.
      for (const { id } of codes) await cells.release(id)
      return times
    }
    return {
      sides: [
        { name: 'hardpoint', round: async () => Math.max(...await kill()) },
        { name: 'a bare Node process, to its first answer', round: async () => await node.round('cold', { count: 1 }) / 1000 },
        { name: 'until the first of them has', round: async () => Math.min(...await kill()) },
      ],
      async close() { over = true; await cells.close(); await Promise.all(load); node.close() },
    }
  },
}]
