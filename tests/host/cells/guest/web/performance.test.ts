import { test } from 'tap'
import { EventTarget } from '../../../../../host/cells/guest/web/events.ts'
import { performance, Performance } from '../../../../../host/cells/guest/web/performance.ts'

test('performance counts whole milliseconds from its origin, and cannot be made', (t) => {
  t.ok(performance instanceof Performance && performance instanceof EventTarget)
  t.ok(Number.isInteger(performance.now()) && performance.now() >= 0)
  t.ok(performance.timeOrigin + performance.now() <= Date.now())
  t.same(performance.toJSON(), { timeOrigin: performance.timeOrigin })
  t.throws(() => Reflect.construct(Performance, []), TypeError)
  t.end()
})
