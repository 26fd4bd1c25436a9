import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a thousand timers of no delay, each of which sets itself again',
  why: 'the cell is entered again and again',
  plugins: [rogue('timer-flood',
    '() => new Promise(() => { for (let n = 0; n < 1000; n++) { const again = () => setTimeout(again, 0); again() } })',
    { limits: { cpuMs: 200, wallMs: 600 } })],
  codes: ['HP_ERR_TIMEOUT_WALL', 'HP_ERR_TIMEOUT_CPU'],
}
