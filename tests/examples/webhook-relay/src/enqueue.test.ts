import { test } from 'tap'
import { enqueue, KEEP_MS } from '../../../../examples/webhook-relay/src/enqueue.ts'
import { deliveries, NOON, relay } from '../_relay.ts'

const RELAYED = { event: 'e1', topic: 'a.b', data: { n: 1 }, at: NOON }

test('enqueue() notes the delivery and has it made at once', async (t) => {
  const { fake } = relay()
  const id = await enqueue(fake.host, RELAYED)
  t.equal(id, `${NOON}-e1`)
  t.strictSame(deliveries(fake), [{ state: 'waiting', topic: 'a.b', at: NOON, attempts: 0, data: { n: 1 } }])
  t.match(fake.schedule.runs, [{ id, job: 'deliver', at: Date.parse(NOON), data: { id } }])
})

test('enqueue() of the same event again changes nothing, and schedules again what still waits', async (t) => {
  const { fake } = relay()
  const id = await enqueue(fake.host, RELAYED)
  await fake.host.schedule.cancel(id)
  t.equal(await enqueue(fake.host, { ...RELAYED, data: { n: 2 } }), id)
  t.match(deliveries(fake), [{ data: { n: 1 } }])
  t.equal(fake.schedule.runs.length, 1, 'the host had stopped before it was scheduled')
})

test('enqueue() schedules nothing for what was delivered or given up', async (t) => {
  for (const state of ['delivered', 'failed']) {
    const { fake } = relay()
    const id = await enqueue(fake.host, RELAYED)
    await fake.host.schedule.cancel(id)
    await fake.host.storage.set(['delivery', id], { ...deliveries(fake)[0], state })
    await enqueue(fake.host, RELAYED)
    t.strictSame(fake.schedule.runs, [], state)
  }
})

test('enqueue() makes an id that schedule and storage take, of whatever it is given', async (t) => {
  const { fake } = relay()
  const id = await enqueue(fake.host, { ...RELAYED, event: `ä b/${'x'.repeat(500)}` })
  t.match(id, /^[A-Za-z0-9._:-]{120}$/)
})

test('enqueue() keeps the log in order of time', async (t) => {
  const { fake } = relay()
  for (const at of ['2026-11-20T12:00:00.500Z', NOON, '2026-11-21T00:00:00.000Z']) await enqueue(fake.host, { ...RELAYED, at })
  t.strictSame(deliveries(fake).map(({ at }) => at), [NOON, '2026-11-20T12:00:00.500Z', '2026-11-21T00:00:00.000Z'])
})

test('enqueue() keeps a delivery for thirty days', async (t) => {
  const { fake } = relay()
  await enqueue(fake.host, RELAYED)
  fake.advance(KEEP_MS - 1)
  t.equal(deliveries(fake).length, 1)
  fake.advance(1)
  t.equal(deliveries(fake).length, 0)
})
