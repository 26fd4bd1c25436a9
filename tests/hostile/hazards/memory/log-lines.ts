import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a hundred thousand log lines in one turn',
  why: 'each is a message to the kernel',
  plugins: [rogue('log-lines', '() => { for (let n = 0; n < 1e5; n++) console.log("x"); return new Response() }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
