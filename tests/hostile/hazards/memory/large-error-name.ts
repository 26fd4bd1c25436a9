import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an error whose name is 20 MB long',
  why: 'errors are logged and shown',
  plugins: [rogue('large-error-name',
    '() => { throw Object.assign(new Error("m"), { name: "n".repeat(20_000_000), code: "c".repeat(20_000_000) }) }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY'],
}
