import { rogue, type RawPlugin } from '../../_hazard.ts'

/** Answers with four bytes, of which the runtime writes that they are `length` (a JavaScript expression) of them. */
export function miscounter(name: string, length: string): RawPlugin {
  return rogue(name, `() => {
  const response = new Response(new Uint8Array([1, 2, 3, 4]))
  Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), 'length', { configurable: true, get: () => ${length} })
  return response
}`)
}
