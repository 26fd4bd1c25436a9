import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a Date.now that goes backwards, or is no number',
  why: 'the runtime asks it when timers are due',
  plugins: [rogue('patched-clock', `() => {
  const real = Date.now
  let asked = 0
  Date.now = () => asked++ % 2 ? NaN : real() - asked * 1e9
  setInterval(() => {}, 0)
  return new Promise((go) => setTimeout(() => go(new Response()), 5))
}`, { limits: { wallMs: 1000 } })],
  codes: ['answered', 'HP_ERR_TIMEOUT_WALL'],
}
