import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'memory of WebAssembly',
  why: 'it is outside of every limit of an isolate',
  plugins: [rogue('webassembly', '() => new WebAssembly.Memory({ initial: 65_536 })', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
