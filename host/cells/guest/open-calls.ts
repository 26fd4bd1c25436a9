const open = new Set<number>()
const { apply } = Reflect as { apply(target: unknown, on: Set<number>, values: readonly number[]): unknown }
const { has } = Set.prototype
const size = Object.getOwnPropertyDescriptor(Set.prototype, 'size')?.get
let current = 0

/**
 * The call whose message or timer is being worked on, 0 where that is not known: what `fetch`, `console` and timers act for, since they are
 * handed no call.
 */
export function currentCall(): number { return current }

export function enterCall(id: number): void { current = id }

export function openCall(id: number): void { open.add(id) }

export function closeCall(id: number): void { open.delete(id) }

/**
 * Whether what belongs to a call may still happen. What belongs to none in particular (0) needs some call to be open.
 *
 * Asked while no time limit runs: nothing here is what a plugin may have replaced.
 */
export function isOpen(owner: number): boolean {
  if (owner === 0) return apply(size, open, []) !== 0
  return apply(has, open, [owner]) === true
}
