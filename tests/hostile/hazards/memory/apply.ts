import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'Reflect.apply with a million arguments',
  why: 'they lie on the stack that all isolates of a cell share',
  plugins: [rogue('apply', '() => Reflect.apply(Math.max, null, { length: 1e6 })', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'answered'],
}
