import { currentCall, enterCall, isOpen } from '../open-calls.ts'

interface Timer { readonly id: number; at: number; readonly every: number | undefined; readonly owner: number; readonly run: () => void }

/**
 * Without a prototype, and only ever indexed: nextTimer() is asked while no time limit runs, so no setter or getter that a plugin plants may
 * get between.
 */
const timers = Object.setPrototypeOf([], null) as Timer[]
const { now } = Date
/** Bounds what a plugin can leave waiting in its own heap and in the cell's one timer. */
const MAX_TIMERS = 1024
let lastId = 0

/** A timer belongs to the call that makes it, and ends with it; one that is made while the module loads runs whenever some call is open. */
function add(callback: unknown, milliseconds: unknown, repeat: boolean, parameters: unknown[]): number {
  if (typeof callback !== 'function') throw new TypeError('A timer takes a function.')
  if (timers.length >= MAX_TIMERS) keep(({ owner }) => owner === 0 || isOpen(owner))
  if (timers.length >= MAX_TIMERS) throw new RangeError(`A plugin may have ${MAX_TIMERS} timers.`)
  const delay = Math.max(1, Math.min(2 ** 31 - 1, Math.trunc(Number(milliseconds)) || 0))
  const id = ++lastId
  timers[timers.length] = { id, at: now() + delay, every: repeat ? delay : undefined, owner: currentCall(), run: () => { callback(...parameters) } }
  return id
}

function keep(wanted: (timer: Timer) => boolean): void {
  let kept = 0
  for (let index = 0; index < timers.length; index++) {
    const timer = timers[index]
    if (timer !== undefined && wanted(timer)) timers[kept++] = timer
  }
  timers.length = kept
}

export function setTimeout(callback: unknown, milliseconds?: unknown, ...parameters: unknown[]): number {
  return add(callback, milliseconds, false, parameters)
}

export function setInterval(callback: unknown, milliseconds?: unknown, ...parameters: unknown[]): number {
  return add(callback, milliseconds, true, parameters)
}

export function clearTimer(id: unknown): void {
  const number = Number(id)
  keep((timer) => timer.id !== number)
}

/** Milliseconds until the next timer, or -1. The cell enters the isolate again by then. */
export function nextTimer(): number {
  if (timers.length === 0) return -1
  keep(({ owner }) => owner === 0 || isOpen(owner))
  const first = firstTimer()
  if (first === undefined) return -1
  const left = first.at - now()
  return left > 0 ? left : 0
}

/** Whether a timer was due at `time`. */
export function isTimerDue(time: number): boolean {
  const first = firstTimer()
  return first !== undefined && first.at <= time
}

/** Runs the first timer that was due at `time`, in the name of its call; an error goes to `failed`. @returns whether there was one */
export function runTimer(time: number, failed: (error: unknown) => void): boolean {
  const timer = firstTimer()
  if (timer === undefined || timer.at > time) return false
  if (timer.every === undefined) keep((other) => other !== timer)
  // Later than now in any case: one that is always due would hold up what the entry is for.
  else timer.at = time + timer.every
  enterCall(timer.owner)
  try { timer.run() } catch (error) { failed(error) }
  return true
}

/** The earliest that may run; of two at the same time the one that was made first. */
function firstTimer(): Timer | undefined {
  let first: Timer | undefined
  for (let index = 0; index < timers.length; index++) {
    const timer = timers[index]
    if (timer !== undefined && isOpen(timer.owner) && (first === undefined || timer.at < first.at)) first = timer
  }
  return first
}
