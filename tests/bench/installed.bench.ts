import type { Bench } from './_bench.ts'
import { install, type Installed } from './_installed.ts'

const [MANY, FEW] = [1000, 10]

type Facts = Awaited<ReturnType<Installed['boot']>>

const ROWS = [
  { metric: 'boot with 1,000 plugins', what: 'from the start of the process until it listens', unit: 'ms', aim: 1.3, of: (facts: Facts) => facts.processMs },
  { metric: 'boot with 1,000 plugins, createHost() alone', what: 'without the start of Node and the loading of the host\'s code', unit: 'ms', aim: 1.5, of: (facts: Facts) => facts.createMs },
  { metric: 'memory with 1,000 plugins, none awake', what: 'resident memory of the kernel after the boot', unit: 'kB', aim: 1.2, of: (facts: Facts) => facts.residentKb },
] as const

/** Hosts with many and with few plugins installed, each round a boot of each. No plugin is called, so no cell may be there. */
export const benches: readonly Bench[] = [
  ...ROWS.map(({ metric, what, unit, aim, of }): Bench => ({
    metric, what, unit, aim, rounds: 5,
    async open(scale) {
      const { many, few, close } = await installed(scale.quick)
      return {
        sides: [{ name: `hardpoint, ${MANY} installed`, round: async () => of(idle(await many.boot())) }, { name: `hardpoint, ${FEW} installed`, round: async () => of(idle(await few.boot())) }],
        close,
      }
    },
  })),
  {
    metric: 'memory of a plugin asleep, in the kernel', what: `resident memory with ${MANY} installed less that with ${FEW}, for each`, unit: 'kB', aimValue: 15, rounds: 5,
    async open(scale) {
      const { many, few, count, close } = await installed(scale.quick)
      const each = async (): Promise<number> => ((await many.boot()).residentKb - (await few.boot()).residentKb) / (count - FEW)
      return { sides: [{ name: 'hardpoint', round: each }, { name: 'the whole kernel with 10', round: async () => (await few.boot()).residentKb }], close }
    },
  },
]

let made: Promise<readonly [Installed, Installed]> | undefined
let users = benches.length

/** Made once for all rows of this file, since it takes a while; gone after the last of them that is asked for. */
async function installed(quick: boolean): Promise<{ many: Installed; few: Installed; count: number; close: () => Promise<void> }> {
  const count = quick ? 2 * FEW : MANY
  const [many, few] = await (made ??= Promise.all([install(count), install(FEW)].map(async (one) => quick ? bootsOnce(await one) : one)) as Promise<[Installed, Installed]>)
  return { many, few, count, async close() { if (--users === 0) await Promise.all([many.close(), few.close()]) } }
}

/** Each boot takes most of a second: one is enough to see that all rows can be read off it. */
function bootsOnce(one: Installed): Installed {
  let facts: ReturnType<Installed['boot']> | undefined
  return { boot: () => (facts ??= one.boot()), close: () => one.close() }
}

function idle(facts: Facts): Facts {
  if (facts.children > 0) throw new TypeError(`${facts.children} processes run below a kernel whose plugins all sleep`)
  return facts
}
