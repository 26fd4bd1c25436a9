import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'frames of ten megabytes, one after another, from timers',
  why: 'the kernel decodes each, and does nothing else meanwhile',
  plugins: [forger('frame-flood',
    `const pad = 'x'.repeat(1e7); let left = 100; setInterval(() => { if (left-- > 0) fetch('https://example.org/', { method: 'POST', body: pad }).catch(() => 0) }, 1); return new Promise(() => {})`,
    { limits: { wallMs: 3000 } })],
  codes: ['HP_ERR_TIMEOUT_WALL', 'HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_TIMEOUT_CPU'],
}
