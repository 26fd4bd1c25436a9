import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'another line in place of the time to wake, by times and bodies whose length and text lie',
  why: 'the time, the count of bytes and the batch are parted by a space and a line break',
  plugins: [forger('wake-line', `const line = '5 7\\nrubbish'
Math.max = () => line
setTimeout(() => {}, 1e6)
Math.max = () => ({ [Symbol.toPrimitive]: () => line })
setTimeout(() => {}, 1e6)
const lie = { configurable: true, get: () => ({ toString: () => line, valueOf: () => line }) }
const caught = {}
Object.defineProperty(Array.prototype, 2, { configurable: true, set(value) {
  if ('every' in value) caught.timers = this
  Object.defineProperty(this, 2, { value, writable: true, enumerable: true, configurable: true })
} })
setTimeout(() => {}, 1e6)
delete Array.prototype[2]
for (const timer of caught.timers ?? []) Object.assign(timer, { owner: 0, at: { toString: () => line, valueOf: () => line } })
Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), 'length', lie)
Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), 'byteLength', lie)
Number.prototype.toString = () => line`)],
  codes: ['answered', 'HP_ERR_CRASH'],
}
