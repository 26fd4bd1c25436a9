import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a refusal with 2 MB of details',
  why: 'details are shown to the caller',
  plugins: [rogue('large-details', '() => { throw { refusal: true, status: 400, code: "T_LARGE", details: { a: "d".repeat(2_000_000) } } }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['T_LARGE'],
}
