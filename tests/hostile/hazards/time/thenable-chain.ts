import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a `then` that answers with another of its kind',
  why: 'each turn is honest and short, and there is always another',
  plugins: [rogue('thenable-chain', '() => { const next = () => ({ then(resolve) { resolve(next()) } }); return next() }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
