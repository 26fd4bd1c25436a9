import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an array with ever more elements far apart',
  why: 'V8 keeps them in a dictionary, and ends the process where it cannot grow',
  plugins: [rogue('sparse', '() => { const kept = []; for (let n = 0; ; n++) kept[n * 1000 % 4294967291] = n }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
