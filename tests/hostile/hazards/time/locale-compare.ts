import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a comparison of long texts by ICU',
  why: 'it is native code',
  plugins: [rogue('locale-compare', '() => { const [a, b] = ["\\u00e4b", "a\\u0308b"].map((text) => text.repeat(2 ** 20)); for (;;) a.localeCompare(b) }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY'],
}
