import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a getter of Response.prototype that loops',
  why: 'the runtime reads an answer by names that the plugin can redefine',
  plugins: [rogue('status-getter', '() => { Object.defineProperty(Response.prototype, "status", { get() { while (true) {} } }); return new Response() }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'answered'],
}
