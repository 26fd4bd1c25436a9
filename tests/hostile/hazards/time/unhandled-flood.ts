import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'fifty thousand rejections that nobody handles, in one entry',
  why: 'each may be thrown out of an entry of its own',
  plugins: [rogue('unhandled-flood', `() => { for (let n = 0; n < 50_000; n++) Promise.reject(new Error("late " + n)); return new Response() }`, { limits: { cpuMs: 500 } })],
  codes: ['answered', 'HP_ERR_TIMEOUT_CPU'],
}
