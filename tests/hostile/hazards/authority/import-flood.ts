import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a hundred thousand dynamic imports',
  why: 'each asks outside the isolate',
  plugins: [reporter('import-flood', `let refused = 0
for (let n = 0; n < 1e5; n++) import(\`m\${n}\`).catch(() => { refused++ })
await null
found.done = true`)],
  codes: ['answered', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY'],
}
