import { test } from 'tap'
import { readTarget } from '../../../registry/tuf/read-target.ts'
import { errorOf } from '../_fixtures.ts'
import { sha256 } from '../_tuf-repository.ts'

const BYTES = Buffer.from('the index')
const TARGET = { length: BYTES.length, sha256: sha256(BYTES) }
const PATH = `targets/index/${TARGET.sha256}.acme.mail.ndjson`

function read(delivered: Uint8Array | undefined, asked: unknown[] = []): Promise<Uint8Array> {
  return readTarget('index/acme.mail.ndjson', TARGET, {
    registry: 'memory',
    read: async (path, { maxBytes }) => {
      asked.push([path, maxBytes])
      return delivered
    },
  })
}

test('readTarget() reads the file that its digest names, and no more than its length', async (t) => {
  const asked: unknown[] = []
  t.equal(String(await read(BYTES, asked)), 'the index')
  t.same(asked, [[PATH, 9]])
})

test('readTarget() keeps a short copy apart from a changed one', async (t) => {
  t.match(await errorOf(read(undefined)), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { what: PATH, problem: 'the signed metadata lists it, but it is not there' } })
  t.match(await errorOf(read(BYTES.subarray(1))), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { problem: 'it has 8 bytes, the signed metadata says 9' } })
  t.match(await errorOf(read(Buffer.from('THE INDEX'))), { code: 'HP_ERR_REGISTRY_DIGEST', details: { what: PATH, expected: TARGET.sha256 } })
})
