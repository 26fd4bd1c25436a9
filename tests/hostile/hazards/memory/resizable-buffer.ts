import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a buffer that reserves what it does not use yet',
  why: 'a reservation passes where an allocation does not',
  plugins: [rogue('resizable-buffer',
    '() => { const kept = []; for (;;) { const one = new ArrayBuffer(8, { maxByteLength: 2 ** 32 }); one.resize(1 << 24); new Uint8Array(one).fill(1); kept.push(one) } }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW'],
}
