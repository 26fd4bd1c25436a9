const DAY = 86_400_000

/** How long each role holds from when it is signed, in ms. A publisher's role lives as long as targets. */
export const ROLE_LIFE = { root: 365 * DAY, targets: 365 * DAY, snapshot: 7 * DAY, timestamp: DAY } as const

/** How far ahead a publisher's role may claim to hold, in ms. */
export const LONGEST_LIFE = 400 * DAY

/** TUF's form of a time: whole seconds, UTC. */
export function roleTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}
