import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

/** Sums up what it has, as its quota counts. */
const SUM = `
const sum = async (storage) => {
  let [bytes, cursor] = [0, undefined]
  do {
    const page = await storage.list({ prefix: [], limit: 1000, ...(cursor ? { cursor } : {}) })
    for (const { key, value } of page.entries) bytes += JSON.stringify(key).length + JSON.stringify(value).length
    cursor = page.cursor
  } while (cursor)
  return bytes
}`

export const hazard: Hazard = {
  title: 'writes, overwrites, deletions and expiries of the same keys at once, to be counted wrongly',
  why: 'the bytes used are a count beside the data: two commits that both read the old one would each write their own',
  plugins: [rogue('quota-races', `async (request, { storage }) => {
  const text = 'x'.repeat(4000)
  const refused = {}
  const attempt = (run) => run.catch((error) => { refused[error.code] = (refused[error.code] ?? 0) + 1 })
  for (let round = 0; round < 6; round++) {
    await Promise.all(Array.from({ length: 120 }, (_, at) => attempt(
      at % 4 === 0 ? storage.set(['k', at % 10], text, { expireInMs: 1 })
        : at % 4 === 1 ? storage.delete(['k', at % 10])
        : at % 4 === 2 ? storage.set(['k', round, at], text)
        : storage.commit({ set: [{ key: ['k', at % 10], value: text }, { key: ['b', round, at], value: text }], delete: [['k', round, at - 1]] }))))
  }
  return Response.json({ bytes: await sum(storage), refused })
}`, { before: SUM, limits: { wallMs: 20_000 }, manifest: { capabilities: { storage: { quotaBytes: 200_000 } } } })],
  codes: ['answered'],
  check({ body }) {
    assert.ok(Number(body['bytes']) <= 200_000, `it keeps ${String(body['bytes'])} bytes`)
    assert.deepEqual(Object.keys(body['refused'] as object), ['HP_ERR_QUOTA'])
  },
}
