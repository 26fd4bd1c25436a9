import assert from 'node:assert/strict'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'many calls in one turn, each with a megabyte of tiny values to parse',
  why: 'the kernel parses params on its one thread, and a frame may hold dozens of megabytes',
  plugins: [rogue('params-flood', `async (request, host) => {
  const params = [340000, 49000].map((times) => '{"key":["a"],"value":[' + '{},'.repeat(times) + '1]}')
  const codes = await Promise.all(Array.from({ length: 32 }, (_, at) => say(host, 'storage.set', params[at % 2]).then(() => 'stored', (error) => error.code)))
  return Response.json({ codes: [...new Set(codes)] })
}`, { before: FORGE, limits: { memoryMb: 128 }, manifest: { capabilities: { config: {}, storage: {} } } })],
  codes: ['answered'],
  check({ body }) {
    assert.deepEqual(body['codes'], ['HP_ERR_PARAMS'])
  },
}
