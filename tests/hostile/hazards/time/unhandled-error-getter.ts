import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a rejection that nobody handles, with an error whose getters loop',
  why: 'isolated-vm copies name, message and stack of an error, where no limit is',
  plugins: [rogue('unhandled-error-getter', `() => { Promise.reject(Object.defineProperties(new Error(), Object.fromEntries(["message", "stack", "name", "cause"].map((name) => [name, { get() { while (true) {} } }])))); return new Response() }`, { limits: { cpuMs: 200 } })],
  codes: ['answered', 'HP_ERR_CRASH', 'HP_ERR_TIMEOUT_CPU'],
}
