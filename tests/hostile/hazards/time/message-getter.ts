import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a getter `message` of a thrown error that loops',
  why: 'whoever describes the error outside the limit hangs',
  plugins: [rogue('message-getter', '() => { throw Object.defineProperty(new Error("x"), "message", { get() { while (true) {} } }) }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
