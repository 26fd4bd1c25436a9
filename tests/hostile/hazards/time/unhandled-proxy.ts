import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a rejection that nobody handles, with a Proxy whose every trap loops',
  why: 'whoever looks at it enters a trap',
  plugins: [rogue('unhandled-proxy', `() => { Promise.reject(new Proxy(new Error(), new Proxy({}, { get: () => () => { while (true) {} } }))); return new Response() }`, { limits: { cpuMs: 200 } })],
  codes: ['answered', 'HP_ERR_CRASH', 'HP_ERR_TIMEOUT_CPU'],
}
