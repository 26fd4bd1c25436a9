import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a regular expression whose lastIndex never moves',
  why: 'a built-in goes on until there is no match',
  plugins: [rogue('weak-lastindex',
    '() => { const one = /a/g; Object.defineProperty(one, "exec", { value: () => ({ 0: "", index: 0, length: 1 }) }); return "aaa".replace(one, "b") }',
    { limits: { cpuMs: 500 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY'],
}
