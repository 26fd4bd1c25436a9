import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'bodies of megabytes in a flood of requests',
  why: 'each waits in the kernel',
  plugins: [rogue('fetch-bodies',
    'async () => { const body = "x".repeat(1 << 22); await Promise.allSettled(Array.from({ length: 100 }, () => fetch("https://example.org/", { method: "POST", body }))); return new Response() }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['answered', 'HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
