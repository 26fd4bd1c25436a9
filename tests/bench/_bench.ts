/** How much is done: all of it for figures, a little of it to see that it runs. */
export interface Scale {
  readonly quick: boolean
  rounds(full: number): number
  count(full: number): number
}

export const FULL: Scale = { quick: false, rounds: (full) => full, count: (full) => full }
export const QUICK: Scale = { quick: true, rounds: () => 1, count: (full) => Math.max(2, Math.ceil(full / 200)) }

/** One way of doing the same job: a round does it many times and gives what one costs, in the bench's unit. */
export interface Side {
  readonly name: string
  round(): Promise<number>
}

/** What was started for a bench. */
export interface Opened {
  /** The first is ours, the second the floor the ratio is of; others stand beside. */
  readonly sides: readonly [Side, Side, ...Side[]]
  close(): Promise<void> | void
}

/** A row of the table: ours against what stands beside it, measured in the same run. */
export interface Bench {
  readonly metric: string
  /** What one operation is. */
  readonly what: string
  readonly unit: 'µs' | 'ms' | 'kB'
  /** Ours over the floor; below it is better, unless `higherIsBetter`. */
  readonly aim?: number
  /** An aim in the bench's unit, where the floor is there for comparison only. */
  readonly aimValue?: number
  readonly higherIsBetter?: true
  readonly rounds?: number
  open(scale: Scale): Promise<Opened>
}
