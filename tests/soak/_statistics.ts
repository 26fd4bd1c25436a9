/** A straight line through points, by least squares. */
export interface Line {
  readonly slope: number
  /** One standard error of the slope. */
  readonly error: number
}

/** @param points time and value; three at least */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): Line {
  const [n, meanX, meanY] = [points.length, mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const spread = sum(points.map(([x]) => (x - meanX) ** 2))
  const slope = sum(points.map(([x, y]) => (x - meanX) * (y - meanY))) / spread
  const left = sum(points.map(([x, y]) => (y - meanY - slope * (x - meanX)) ** 2))
  return { slope, error: Math.sqrt(left / (n - 2) / spread) }
}

/** The lowest point of each stretch of time: what a flood needs for a while is gone there, and what leaks is not. */
export function lowest(points: readonly (readonly [x: number, y: number])[], stretch: number): (readonly [number, number])[] {
  const low = new Map<number, readonly [number, number]>()
  for (const point of points) {
    const nth = Math.floor(point[0] / stretch)
    const known = low.get(nth)
    if (known === undefined || point[1] < known[1]) low.set(nth, point)
  }
  return [...low.values()]
}

/** A value that so large a part of all does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

function mean(values: readonly number[]): number { return sum(values) / values.length }
function sum(values: readonly number[]): number { return values.reduce((total, value) => total + value, 0) }
