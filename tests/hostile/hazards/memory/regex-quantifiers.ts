import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a regular expression whose compiled form is a thousand million times itself',
  why: 'quantifiers are unrolled',
  plugins: [rogue('regex-quantifiers', `() => { for (let n = 0; ; n++) new RegExp(\`((((a{1,99}\${n}){1,99}){1,99}){1,99}){1,99}\`).test("a") }`, { limits: { cpuMs: 300 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_TIMEOUT_CPU'],
}
