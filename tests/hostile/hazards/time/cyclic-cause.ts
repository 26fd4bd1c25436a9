import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an error that is its own cause',
  why: 'whoever follows causes never ends',
  plugins: [rogue('cyclic-cause', '() => { const error = new Error("x"); error.cause = error; error.errors = [error]; throw error }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
