import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a body that loops in place of the runtime\'s own bytes, by a setter on Array.prototype',
  why: 'it copies them when no time limit runs',
  plugins: [rogue('array-setters-bytes', `() => {
  Object.defineProperty(Array.prototype, 0, { configurable: true, get: () => undefined, set(value) {
    const given = ArrayBuffer.isView(value) && value.length === 7 ? { length: 1, get 0() { while (true) {} } } : value
    Object.defineProperty(this, 0, { value: given, writable: true, enumerable: true, configurable: true })
  } })
  return new Response(new Uint8Array(7))
}`, { limits: { cpuMs: 300, wallMs: 1500 } })],
  codes: ['answered', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_TIMEOUT_WALL', 'HP_ERR_PLUGIN_THREW'],
}
