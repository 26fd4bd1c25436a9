import { test } from 'tap'
import type { EventLog } from '../../../host/bus/_event-log.ts'
import { Subscriber } from '../../../host/bus/_subscriber.ts'
import { until } from './_manual-clock.ts'

const POSTED = 'hardpoint.treasury/transfer.posted'

test('an event that is published while a subscriber finds the older ones gone with age is delivered', async (t) => {
  const delivered: string[] = []
  const event = { id: 'e', topic: POSTED, tenant: 'default', data: '"new"', at: '' }
  const log = { head: 5, after: async (seq: number) => { const page = seq < 5 ? [] : [{ seq: 6, event }]; log.head = 6; return page } }
  const subscriber = new Subscriber('a.x', { seq: 2, topics: [POSTED] }, {
    log: log as unknown as EventLog, tail: () => [], deliver: async (_, { data }) => { delivered.push(data) }, passed: () => undefined, report: () => undefined,
    setTimer: () => () => undefined, random: () => 0, retry: { attempts: 1, firstMs: 1, longestMs: 1 }, postpones: () => false,
  })
  subscriber.kick()
  await until(() => subscriber.cursor.seq === 5)
  subscriber.kick()
  await until(() => subscriber.cursor.seq === 6)
  t.strictSame(delivered, ['"new"'])
})
