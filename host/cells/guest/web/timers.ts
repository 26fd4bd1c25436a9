import { beginTurn } from '../helpers.ts'

interface Timer { readonly id: number; at: number; readonly every: number | undefined; readonly run: () => void }

const timers = new Map<number, Timer>()
/** Bounds what a plugin can leave waiting in its own heap and in the cell's one timer. */
const MAX_TIMERS = 1024
let lastId = 0

function add(callback: unknown, milliseconds: unknown, repeat: boolean, parameters: unknown[]): number {
  if (typeof callback !== 'function') throw new TypeError('A timer takes a function.')
  if (timers.size >= MAX_TIMERS) throw new RangeError(`A plugin may have ${MAX_TIMERS} timers.`)
  const delay = Math.max(1, Math.min(2 ** 31 - 1, Math.trunc(Number(milliseconds)) || 0))
  const id = ++lastId
  timers.set(id, { id, at: Date.now() + delay, every: repeat ? delay : undefined, run: () => { callback(...parameters) } })
  return id
}

export function setTimeout(callback: unknown, milliseconds?: unknown, ...parameters: unknown[]): number {
  return add(callback, milliseconds, false, parameters)
}

export function setInterval(callback: unknown, milliseconds?: unknown, ...parameters: unknown[]): number {
  return add(callback, milliseconds, true, parameters)
}

export function clearTimer(id: unknown): void {
  timers.delete(Number(id))
}

/** Milliseconds until the next timer, or -1. The cell enters the isolate again by then. */
export function nextTimer(): number {
  let at = Infinity
  for (const timer of timers.values()) at = Math.min(at, timer.at)
  return at === Infinity ? -1 : Math.max(0, at - Date.now())
}

/** Runs what is due, first thing when the cell is entered; an error of one goes to `failed` and stops no other. */
export function runTimers(failed: (error: unknown) => void): void {
  beginTurn()
  const now = Date.now()
  const due = [...timers.values()].filter((timer) => timer.at <= now).sort((a, b) => a.at - b.at || a.id - b.id)
  for (const timer of due) {
    if (!timers.has(timer.id)) continue
    if (timer.every === undefined) timers.delete(timer.id)
    else timer.at = now + timer.every
    try { timer.run() } catch (error) { failed(error) }
  }
}
