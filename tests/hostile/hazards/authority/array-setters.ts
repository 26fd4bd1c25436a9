import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'setters on Array.prototype',
  why: 'what the runtime pushes goes through them, or to them',
  plugins: [reporter('array-setters', `const seen = []
for (let n = 0; n < 9; n++) Object.defineProperty(Array.prototype, n, { configurable: true, set(value) { seen.push(typeof value) } })
fetch('https://example.org/').catch(() => 0)
for (let n = 0; n < 9; n++) delete Array.prototype[n]
found.seen = seen.length`)],
  codes: ['answered', 'HP_ERR_PLUGIN_THREW', 'HP_ERR_CRASH', 'HP_ERR_TIMEOUT_WALL'],
}
