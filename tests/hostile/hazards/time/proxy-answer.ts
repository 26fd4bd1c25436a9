import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a Proxy for an answer that loops when it is looked at',
  why: '`instanceof` asks for the prototype',
  plugins: [rogue('proxy-answer', '() => new Proxy({}, { getPrototypeOf() { while (true) {} } })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
