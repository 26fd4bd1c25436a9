import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'forEach over an array of four thousand million holes',
  why: 'a built-in that asks for each in native code',
  plugins: [rogue('length-for-each', '() => new Array(2 ** 32 - 1).forEach(() => {})', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
