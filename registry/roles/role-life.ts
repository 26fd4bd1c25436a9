const DAY = 86_400_000

/**
 * How long each role holds from when it is signed, in ms.
 *
 * That of a publisher (`namespace`), and that of the advisories, bound for how long who holds the online key can keep news back: it signs for ever that nothing
 * is newer than what there was. Root and targets name keys; what is kept back of those is told in other ways.
 */
export const ROLE_LIFE = { root: 365 * DAY, targets: 365 * DAY, namespace: 90 * DAY, advisories: 90 * DAY, snapshot: 7 * DAY, timestamp: DAY } as const

/** Before its end, in ms, an operator is reminded of a role that a person must sign. */
export const REMIND_BEFORE = 30 * DAY

/** For how long from now a publisher's role may claim to hold when it is sent, in ms. */
export const SHORTEST_LIFE = DAY
export const LONGEST_LIFE = 100 * DAY

/** TUF's form of a time: whole seconds, UTC. */
export function roleTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}
