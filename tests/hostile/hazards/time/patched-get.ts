import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a loop in a function that the runtime itself calls',
  why: 'the runtime shares its built-ins with the plugin',
  plugins: [rogue('patched-get', '() => { Map.prototype.get = () => { while (true) {} }; return new Response() }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
