import { asInterface, INSIDE, onlyInside } from './_webidl.ts'
import { EventTarget } from './events.ts'

const STARTED = Date.now()

/** https://w3c.github.io/hr-time/#the-performance-interface, in whole milliseconds on purpose: a fine clock tells about neighbours. */
export class Performance extends EventTarget {
  constructor(token: unknown) {
    onlyInside(token)
    super()
  }

  get timeOrigin(): number { return STARTED }
  now(): number { return Date.now() - STARTED }
  toJSON(): { timeOrigin: number } { return { timeOrigin: STARTED } }
}

asInterface(Performance)
export const performance = new Performance(INSIDE)
