import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a rejection that nobody handles, with getters that loop',
  why: 'isolated-vm reads it to throw it out of the entry, where no limit is',
  plugins: [rogue('unhandled-getter', `() => { Promise.reject({ get message() { while (true) {} }, get stack() { while (true) {} }, get name() { while (true) {} } }); return new Response() }`, { limits: { cpuMs: 200 } })],
  codes: ['answered', 'HP_ERR_CRASH', 'HP_ERR_TIMEOUT_CPU'],
}
