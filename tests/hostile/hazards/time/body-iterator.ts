import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a body whose Symbol.asyncIterator loops',
  why: 'a body that is no text may be read step by step',
  plugins: [rogue('body-iterator', '() => new Response({ [Symbol.asyncIterator]() { while (true) {} }, [Symbol.iterator]() { while (true) {} } })', { limits: { cpuMs: 200 } })],
  codes: ['answered', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_PLUGIN_THREW'],
}
