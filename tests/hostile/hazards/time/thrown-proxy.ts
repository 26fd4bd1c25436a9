import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a thrown Proxy whose every trap loops',
  why: 'describing it enters a trap, whatever is looked at first',
  plugins: [rogue('thrown-proxy', '() => { throw new Proxy({}, new Proxy({}, { get: () => () => { while (true) {} } })) }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
