import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an async generator that never ends',
  why: 'each step is a microtask',
  plugins: [rogue('async-generator', 'async () => { for await (const _ of (async function* () { for (;;) yield 1 })()) {} }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
