import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'parameters of a URL without end',
  why: 'the runtime keeps them, or the cell parses them',
  plugins: [rogue('search-params',
    `() => { const found = new URLSearchParams(); for (let n = 0; ; n++) found.append(\`k\${n}\`, "y".repeat(1000)) }`,
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
