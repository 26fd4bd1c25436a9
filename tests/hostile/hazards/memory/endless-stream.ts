import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a body from a stream that never ends',
  why: 'the runtime reads a body to its end before it is sent',
  plugins: [rogue('endless-stream', '() => new Response(new ReadableStream({ pull(controller) { controller.enqueue(new Uint8Array(1 << 20)) } }))', { limits: { cpuMs: 3000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_PLUGIN_ANSWER', 'HP_ERR_PLUGIN_THREW'],
}
