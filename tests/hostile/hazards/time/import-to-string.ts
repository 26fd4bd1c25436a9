import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a dynamic import of an object whose conversion to text loops',
  why: 'the conversion runs inside V8\'s import',
  plugins: [rogue('import-to-string', '() => import({ toString() { while (true) {} } })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_TIMEOUT_CPU'],
}
