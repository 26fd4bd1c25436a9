import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'log lines without end, a thousand each millisecond',
  why: 'each is work for the kernel, which writes them down',
  plugins: [rogue('log-flood', '() => new Promise(() => { setInterval(() => { for (let n = 0; n < 1000; n++) console.log("x") }, 1) })', { limits: { wallMs: 3000 } })],
  codes: ['HP_ERR_TIMEOUT_WALL', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
