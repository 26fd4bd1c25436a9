import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'rejections that nobody handles and that beget the next, each in the step in which the one before is told',
  why: 'a step that fails is followed by another, with a limit of its own',
  plugins: [rogue('unhandled-forever', `() => { const { stringify } = JSON; const again = () => { Promise.reject(new Error("again")) }; JSON.stringify = (...values) => { again(); return stringify(...values) }; again(); return new Response() }`, { limits: { cpuMs: 500 } })],
  codes: ['answered', 'HP_ERR_TIMEOUT_CPU'],
}
