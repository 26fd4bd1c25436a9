/** One way of doing the same job: a round does it many times and gives microseconds for each. */
export interface Side {
  readonly name: string
  round(): Promise<number>
}

/** Ours against what stands beside it, measured in the same run. */
export interface Bench {
  readonly metric: string
  /** What one operation is. */
  readonly unit: string
  /** Ours over the floor; below it is better, unless `higherIsBetter`. */
  readonly aim?: number
  readonly higherIsBetter?: true
  readonly rounds?: number
  /** The first is ours, the second the floor the ratio is of; others stand beside. */
  readonly sides: readonly [Side, Side, ...Side[]]
  close?(): Promise<void>
}

/** One line of the report. */
export interface Measured {
  readonly metric: string
  readonly unit: string
  readonly microseconds: Readonly<Record<string, number>>
  readonly floor: string
  readonly ratio: number
  /** Lowest and highest ratio of a round: how far to trust the median. */
  readonly spread: readonly [number, number]
  readonly aim?: number
  readonly rounds: number
}

/** Interleaves the sides' rounds, so that a noisy minute falls on all of them, and takes medians. */
export async function measure({ metric, unit, aim, higherIsBetter, rounds = 9, sides }: Bench): Promise<Measured> {
  const times = sides.map((): number[] => [])
  for (const side of sides) await side.round()
  for (let round = 0; round < rounds; round++) {
    // Turned by one each round: who goes first is not always the same.
    for (let turn = 0; turn < sides.length; turn++) {
      const index = (turn + round) % sides.length
      times[index]?.push(await sides[index]?.round() ?? 0)
    }
  }
  const ratios = (times[0] ?? []).map((ours, round) => ratio(ours, times[1]?.[round] ?? 1, higherIsBetter === true))
  return {
    metric, unit, rounds, floor: sides[1].name,
    microseconds: Object.fromEntries(sides.map(({ name }, index) => [name, shorten(median(times[index] ?? []))])),
    ratio: shorten(median(ratios)), spread: [shorten(Math.min(...ratios)), shorten(Math.max(...ratios))],
    ...(aim === undefined ? {} : { aim }),
  }
}

/** As times: ours over the floor's. As throughput: the floor's time over ours, which is our share of its rate. */
function ratio(ours: number, floor: number, asThroughput: boolean): number {
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
