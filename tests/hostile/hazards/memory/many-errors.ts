import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an AggregateError of a million errors',
  why: 'whoever describes each of them is busy',
  plugins: [rogue('many-errors',
    '() => { throw new AggregateError(Array.from({ length: 1e5 }, (_, n) => new Error(String(n))), "all") }',
    { limits: { cpuMs: 10000, wallMs: 20000, memoryMb: 128 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY'],
}
