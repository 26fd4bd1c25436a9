import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'dates of millions of letters',
  why: 'V8 parses in native code',
  plugins: [rogue('date-parse', `() => { for (;;) Date.parse(\`\${"(".repeat(1 << 22)}1 Jan 2020\`) }`, { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY'],
}
