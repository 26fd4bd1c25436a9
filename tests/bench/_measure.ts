import type { Bench, Scale } from './_bench.ts'

/** One line of the report. */
export interface Measured {
  readonly metric: string
  readonly what: string
  readonly unit: Bench['unit']
  readonly values: Readonly<Record<string, number>>
  readonly ours: number
  readonly floor: string
  readonly ratio: number
  /** Lowest and highest ratio of a round: how far to trust the median. */
  readonly spread: readonly [number, number]
  readonly aim?: number
  readonly aimValue?: number
  readonly met?: boolean
  readonly rounds: number
}

/** Interleaves the sides' rounds, so that a noisy minute falls on all of them, and takes medians. */
export async function measure(bench: Bench, scale: Scale): Promise<Measured> {
  const { sides, close } = await bench.open(scale)
  try {
    const rounds = scale.rounds(bench.rounds ?? 9)
    const times = sides.map((): number[] => [])
    if (!scale.quick) for (const side of sides) await side.round()
    for (let round = 0; round < rounds; round++) {
      // Turned by one each round: who goes first is not always the same.
      for (let turn = 0; turn < sides.length; turn++) {
        const index = (turn + round) % sides.length
        times[index]?.push(await sides[index]?.round() ?? 0)
      }
    }
    const values = Object.fromEntries(sides.map(({ name }, index) => [name, shorten(median(times[index] ?? []))]))
    const ratios = (times[0] ?? []).map((ours, round) => ratioOf(ours, times[1]?.[round] ?? 1, bench.higherIsBetter === true))
    return judged(bench, { values, ours: values[sides[0].name] ?? 0, floor: sides[1].name, ratios, rounds })
  } finally {
    await close()
  }
}

function judged(bench: Bench, { ratios, ...rest }: { values: Record<string, number>; ours: number; floor: string; ratios: readonly number[]; rounds: number }): Measured {
  const { metric, what, unit, aim, aimValue, higherIsBetter } = bench
  const ratio = shorten(median(ratios))
  const met = aim === undefined ? undefined : higherIsBetter === true ? ratio >= aim : ratio <= aim
  return {
    metric, what, unit, ...rest, ratio, spread: [shorten(Math.min(...ratios)), shorten(Math.max(...ratios))],
    ...(met === undefined ? {} : { aim, met }),
    ...(aimValue === undefined ? {} : { aimValue, met: rest.ours <= aimValue }),
  }
}

/** As times: ours over the floor's. As throughput: the floor's time over ours, which is our share of its rate. */
function ratioOf(ours: number, floor: number, asThroughput: boolean): number {
  return asThroughput ? floor / ours : ours / floor
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] ?? 0 : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

function shorten(value: number): number { return Number(value.toPrecision(3)) }

/** Runs an operation `count` times, `inFlight` at once; microseconds for each. */
export async function timed(count: number, inFlight: number, operation: () => Promise<unknown>): Promise<number> {
  let left = count
  const began = performance.now()
  await Promise.all(Array.from({ length: inFlight }, async () => { while (left-- > 0) await operation() }))
  return (performance.now() - began) * 1000 / count
}

/** Runs an operation that is timed alone, with a rest before each: what comes before and after it does not count. Microseconds, median. */
export async function timedApart(count: number, restMs: number, operation: () => Promise<() => unknown>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    await rest(restMs)
    const began = performance.now()
    const undo = await operation()
    times.push((performance.now() - began) * 1000)
    await undo()
  }
  return median(times)
}

export function rest(ms: number): Promise<void> {
  return new Promise((done) => { setTimeout(done, ms) })
}
