import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a body from a stream that never gives anything',
  why: 'the runtime reads a body to its end before it is sent',
  plugins: [rogue('stuck-stream', '() => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }))', { limits: { wallMs: 600 } })],
  codes: ['HP_ERR_TIMEOUT_WALL', 'HP_ERR_PLUGIN_THREW'],
}
