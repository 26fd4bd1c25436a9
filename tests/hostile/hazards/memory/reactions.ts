import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'callbacks on one promise without end',
  why: 'they are kept in a list of V8\'s',
  plugins: [rogue('reactions', '() => { const { promise } = Promise.withResolvers(); for (;;) promise.then(() => {}) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
