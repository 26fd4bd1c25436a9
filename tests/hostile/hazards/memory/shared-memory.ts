import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'memory that is shared',
  why: 'it is outside of every limit of an isolate',
  plugins: [rogue('shared-memory', '() => new SharedArrayBuffer(2 ** 30)', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
