import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'the runtime\'s own arrays caught by setters on Array.prototype, and what loops put into them',
  why: 'it reads them when no time limit runs',
  plugins: [rogue('array-setters-loop', `() => {
  const loops = { get owner() { while (true) {} }, get at() { while (true) {} } }
  const caught = {}
  for (let n = 0; n < 40; n++) Object.defineProperty(Array.prototype, n, { configurable: true, get: () => undefined, set(value) {
    if (value !== null && typeof value === 'object' && 'every' in value) caught.timers = this
    Object.defineProperty(this, n, { value, writable: true, enumerable: true, configurable: true })
  } })
  setTimeout(() => {}, 1e8)
  for (let n = 0; n < 40; n++) delete Array.prototype[n]
  if (caught.timers !== undefined) Promise.resolve().then(() => Promise.resolve()).then(() => new Promise((go) => go())).then(() => { caught.timers[0] = loops })
  return new Response(String(caught.timers !== undefined))
}`, { limits: { cpuMs: 300, wallMs: 1500 } })],
  codes: ['answered', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_TIMEOUT_WALL', 'HP_ERR_PLUGIN_THREW'],
}
