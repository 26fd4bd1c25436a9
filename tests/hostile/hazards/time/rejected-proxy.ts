import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a rejection with a Proxy whose every trap loops',
  why: 'describing it enters a trap, in a microtask',
  plugins: [rogue('rejected-proxy', 'async () => { await 0; throw new Proxy(function () {}, new Proxy({}, { get: () => () => { while (true) {} } })) }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
