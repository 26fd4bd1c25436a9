import { test } from 'tap'
import * as guest from '../../../../../host/cells/guest/web/event.ts'

const ATTRIBUTES = ['type', 'target', 'srcElement', 'currentTarget', 'eventPhase', 'bubbles', 'cancelable', 'composed', 'defaultPrevented', 'returnValue', 'cancelBubble'] as const
test('Event has the attributes of the platform\'s own, before and after it is prevented', (t) => {
  for (const options of [undefined, { bubbles: true }, { cancelable: true, composed: true }]) {
    const [ours, theirs] = [new guest.Event('x', options), new Event('x', options)]
    for (const name of ATTRIBUTES) t.equal(ours[name], theirs[name], name)
    for (const event of [ours, theirs]) { event.preventDefault(); event.stopPropagation() }
    for (const name of ATTRIBUTES) t.equal(ours[name], theirs[name], `${name} after`)
  }
  t.same([Reflect.get(guest.Event, 'AT_TARGET'), new guest.Event('x').composedPath()], [2, []])
  t.throws(() => Reflect.construct(guest.Event, []), TypeError)
  t.throws(() => new guest.Event('x', 5), TypeError)
  t.end()
})

test('Event: returnValue and cancelBubble are the old ways to say the same', (t) => {
  const event = new guest.Event('x', { cancelable: true })
  event.returnValue = true
  event.cancelBubble = false
  t.notOk(event.defaultPrevented || event.cancelBubble)
  event.returnValue = false
  event.cancelBubble = true
  t.ok(event.defaultPrevented && event.cancelBubble)
  t.end()
})

test('CustomEvent, ErrorEvent, MessageEvent and PromiseRejectionEvent carry what they are given', (t) => {
  const detail = {}
  t.equal(new guest.CustomEvent('x', { detail }).detail, detail)
  t.equal(new guest.CustomEvent('x').detail, null)
  t.match(new guest.ErrorEvent('x', { message: 'm', filename: 'f', lineno: 1, colno: 2, error: detail }), { message: 'm', filename: 'f', lineno: 1, colno: 2, error: detail })
  t.match(new guest.ErrorEvent('x'), { message: '', lineno: 0 })
  t.match(new guest.MessageEvent('x', { data: 1, origin: 'o', lastEventId: '5', ports: [] }), { data: 1, origin: 'o', lastEventId: '5', source: null, ports: [] })
  const promise = Promise.resolve()
  t.match(new guest.PromiseRejectionEvent('x', { promise, reason: 5 }), { promise, reason: 5 })
  t.throws(() => new guest.PromiseRejectionEvent('x', {}), TypeError)
  for (const kind of [guest.CustomEvent, guest.ErrorEvent, guest.MessageEvent]) t.ok(new kind('x') instanceof guest.Event)
  t.end()
})

test('stateOf() knows events that a constructor made alone', (t) => {
  t.match(guest.stateOf(new guest.Event('x')), { dispatching: false })
  for (const none of [{}, null, Object.create(guest.Event.prototype)]) t.throws(() => guest.stateOf(none), TypeError)
  t.end()
})
