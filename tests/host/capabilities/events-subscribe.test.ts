import { Ajv2020 } from 'ajv/dist/2020.js'
import { test } from 'tap'
import { eventsSubscribe } from '../../../host/capabilities/events-subscribe.ts'

test('events.subscribe has no methods: the host delivers', async (t) => {
  t.strictSame(eventsSubscribe.methods, {})
})

test('events.subscribe takes full topics only', async (t) => {
  const validate = new Ajv2020().compile(eventsSubscribe.options)
  t.ok(validate({ topics: ['hardpoint.treasury/transfer.posted'] }))
  for (const topic of ['transfer.posted', '*', 'hardpoint.treasury/*', 'hardpoint.*/a', '', 'a/b/c']) t.notOk(validate({ topics: [topic] }), topic)
  t.notOk(validate({ topics: [] }))
})

test('events.subscribe is wider by a topic that was not asked for', async (t) => {
  t.equal(eventsSubscribe.wider({ topics: ['a.b/c'] }, { topics: ['a.b/c', 'a.b/d'] }), undefined)
  t.match(eventsSubscribe.wider({ topics: ['a.b/e'] }, { topics: ['a.b/c'] }), /does not ask for a\.b\/e/)
})
