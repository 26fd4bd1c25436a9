import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'twenty thousand requests in one turn',
  why: 'each waits in the kernel',
  plugins: [rogue('fetch-flood',
    'async () => { await Promise.allSettled(Array.from({ length: 20_000 }, () => fetch("https://example.org/"))); return new Response() }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['answered', 'HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
