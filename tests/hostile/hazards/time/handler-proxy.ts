import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a Proxy for a handler that loops when it is called',
  why: 'the runtime takes what is callable',
  plugins: [rogue('handler-proxy', 'new Proxy(() => new Response(), { apply() { while (true) {} } })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
