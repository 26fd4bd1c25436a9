import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'headers from an iterator that never ends',
  why: 'a constructor of the runtime iterates over what it is given',
  plugins: [rogue('header-iterator', '() => new Response("", { headers: { *[Symbol.iterator]() { for (;;) yield ["x-a", ""] } } })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY'],
}
