import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an error of 20 MB',
  why: 'errors are logged and shown',
  plugins: [rogue('large-error', '() => { throw Object.assign(new Error("m".repeat(20_000_000)), { stack: "s".repeat(20_000_000) }) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY'],
}
