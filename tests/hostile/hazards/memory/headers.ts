import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'headers without end',
  why: 'the runtime keeps them',
  plugins: [rogue('headers', `() => { const headers = new Headers(); for (let n = 0; ; n++) headers.append(\`x-\${n}\`, "y") }`, { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_CRASH'],
}
