import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { retryingSource } from '../../../registry/client/retrying-source.ts'
import { codeOf } from '../_fixtures.ts'

function failing(times: number, code: ErrorCode, cause?: unknown) {
  const waited: number[] = []
  let reads = 0
  const source = retryingSource({
    location: 'memory',
    read: async () => {
      if (reads++ < times) throw new HardpointError(code, { registry: 'memory', what: 'x', problem: 'HTTP 503' } as never, { cause })
      return Buffer.from('text')
    },
  }, { wait: async (ms) => { waited.push(ms) } })
  return { source, waited, reads: () => reads }
}

test('retryingSource() asks again where nothing came, twice', async (t) => {
  for (const times of [0, 1, 2]) {
    const { source, waited } = failing(times, 'HP_ERR_REGISTRY_UNREACHABLE')
    t.equal(String(await source.read('x', { maxBytes: 9 })), 'text')
    t.same(waited, [250, 1000].slice(0, times))
  }
  const { source, reads } = failing(3, 'HP_ERR_REGISTRY_UNREACHABLE')
  t.equal(await codeOf(source.read('x', { maxBytes: 9 })), 'HP_ERR_REGISTRY_UNREACHABLE')
  t.equal(reads(), 3)
})

test('retryingSource() does not ask again for something better, nor after a whole time limit', async (t) => {
  const corrupt = failing(1, 'HP_ERR_REGISTRY_CORRUPT')
  t.equal(await codeOf(corrupt.source.read('x', { maxBytes: 9 })), 'HP_ERR_REGISTRY_CORRUPT')
  const late = failing(1, 'HP_ERR_REGISTRY_UNREACHABLE', new DOMException('late', 'TimeoutError'))
  t.equal(await codeOf(late.source.read('x', { maxBytes: 9 })), 'HP_ERR_REGISTRY_UNREACHABLE')
  t.same([corrupt.reads(), late.reads(), corrupt.waited, late.waited], [1, 1, [], []])
})
