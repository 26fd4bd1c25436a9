import { residentMemory } from '../../host/cells/resident-memory.ts'
import type { Cells, PluginCode } from '../../host/cells/mod.ts'
import type { Bench } from './_bench.ts'
import { callEcho, openCells, pluginCode } from './_cells.ts'
import { driveOnce } from './_driven.ts'
import { rest } from './_measure.ts'
import { pluginText } from './_plugin-text.ts'

const PLUGINS = 100
const PEERS = [['worker_threads', 'threads.ts'], ['child_process.fork', 'fork.ts'], ['quickjs-emscripten', 'quickjs.ts'], ['SES Compartment', 'ses.ts'], ['workerd', 'workerd.ts']] as const

/** Resident memory for each plugin; every round in fresh processes, since what is freed stays with the one that had it. */
export const benches: readonly Bench[] = [{
  metric: 'memory of an idle awake plugin', what: 'resident, of a cell or process that has one already, for each further one of 5 kB that answered once', unit: 'kB', aim: 1.5, rounds: 5,
  async open(scale) {
    const count = scale.quick ? 10 : PLUGINS
    return {
      sides: [
        { name: 'hardpoint', round: () => inFreshCell(async (cells, cellBytes) => (await wake(cells, plugins(count, 'one')), await cellBytes() / count)) },
        { name: 'raw isolate', round: () => driveOnce('raw-isolate.ts', 'memory', { count }) },
        ...(scale.quick ? [] : PEERS).map(([name, program]) => ({ name, round: () => driveOnce(program, 'memory', { count }) })),
      ],
      close() { /* Each round has ended what it started. */ },
    }
  },
}, {
  metric: 'memory of a plugin asleep, in its cell', what: 'growth of the cell by each plugin that woke, answered and fell asleep, after as many before it', unit: 'kB', aimValue: 20, rounds: 5,
  async open(scale) {
    const count = scale.quick ? 5 : PLUGINS
    return {
      sides: [
        { name: 'hardpoint', round: () => inFreshCell(async (cells, cellBytes) => {
          // What the first ones took and gave back lies ready for the others: a cell keeps that once, not for each.
          for (const batch of ['one', 'two', 'three']) await nap(cells, plugins(count, batch))
          const before = await cellBytes()
          for (const batch of ['four', 'five', 'six']) await nap(cells, plugins(count, batch))
          return (await cellBytes() - before) / (3 * count)
        }) },
        { name: 'a raw isolate awake', round: () => driveOnce('raw-isolate.ts', 'memory', { count }) },
      ],
      close() { /* Each round has ended what it started. */ },
    }
  },
}]

/** @param measure its second argument tells by how many kilobytes the cell has grown since it had one plugin */
async function inFreshCell(measure: (cells: Cells, grownKb: () => Promise<number>) => Promise<number>): Promise<number> {
  const cells = openCells()
  try {
    await callEcho(cells, pluginCode())
    const pid = cells.states().find(({ cell }) => cell !== undefined)?.cell?.pid ?? 0
    await rest(300)
    const before = residentMemory(pid) ?? 0
    return await measure(cells, async () => {
      await rest(300)
      return ((residentMemory(pid) ?? 0) - before) / 1024
    })
  } finally {
    await cells.close()
  }
}

function plugins(count: number, batch: string): PluginCode[] {
  return Array.from({ length: count }, (_, n) => pluginCode({ id: `bench.${batch}${n}`, main: pluginText(5000) }))
}

async function wake(cells: Cells, codes: readonly PluginCode[]): Promise<void> {
  for (const code of codes) await callEcho(cells, code)
}

async function nap(cells: Cells, codes: readonly PluginCode[]): Promise<void> {
  await wake(cells, codes)
  for (const { id } of codes) await cells.stop(id)
}
