import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a spread of an iterator that never ends',
  why: 'the array is V8\'s own until it is done',
  plugins: [rogue('endless-spread', '() => [...(function* () { for (;;) yield {} })()]', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
