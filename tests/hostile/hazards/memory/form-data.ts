import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'form data without end',
  why: 'the runtime keeps it',
  plugins: [rogue('form-data', `() => { const form = new FormData(); for (let n = 0; ; n++) form.append(\`k\${n}\`, "y".repeat(1000)) }`, { limits: { cpuMs: 5000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
