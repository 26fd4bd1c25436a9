import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a recursion without end',
  why: 'the stack of the process is shared by all of its isolates',
  plugins: [rogue('recursion', '() => { const again = () => again() + 1; return again() }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
