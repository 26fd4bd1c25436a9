import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'functions that are kept',
  why: 'code and contexts beside the values',
  plugins: [rogue('closures', '() => { const kept = []; for (let n = 0; ; n++) kept.push(() => n) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
