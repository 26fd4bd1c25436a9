import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'listeners of a signal without end',
  why: 'the runtime keeps them',
  plugins: [rogue('listeners', '(request, host, { signal }) => { for (;;) signal.addEventListener("abort", () => {}) }', { limits: { cpuMs: 300 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_TIMEOUT_CPU'],
}
