import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'microtasks that beget microtasks',
  why: 'no macrotask ever comes, so nothing outside the isolate gets a turn',
  plugins: [rogue('microtasks', '() => new Promise(() => { const again = () => { Promise.resolve().then(again) }; again() })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
