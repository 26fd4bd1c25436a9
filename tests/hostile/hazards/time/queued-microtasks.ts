import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'queueMicrotask() without end',
  why: 'the runtime\'s own microtasks instead of V8\'s',
  plugins: [rogue('queued-microtasks', '() => new Promise(() => { const again = () => queueMicrotask(again); again() })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
