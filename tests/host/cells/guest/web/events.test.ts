import { test } from 'tap'
import { DOMException } from '../../../../../host/cells/guest/web/dom-exception.ts'
import { Event } from '../../../../../host/cells/guest/web/event.ts'
import { AbortController, AbortSignal, EventHandler, EventTarget, fireEvent, onAbort, targetFor } from '../../../../../host/cells/guest/web/events.ts'
import { reportTo } from '../../../../../host/cells/guest/web/report.ts'
import { runTimers } from './_run-timers.ts'

test('EventTarget calls listeners in order, once where asked, and none that was removed', (t) => {
  const target = new EventTarget()
  const seen: string[] = []
  const removed = (): void => { seen.push('removed') }
  target.addEventListener('x', () => seen.push('always'))
  target.addEventListener('x', { handleEvent: () => { seen.push('object') } }, { once: true })
  target.addEventListener('x', removed)
  target.removeEventListener('x', removed)
  target.dispatchEvent(new Event('x'))
  target.dispatchEvent(new Event('x'))
  t.same(seen, ['always', 'object', 'always'])
  t.end()
})

test('EventTarget: preventDefault, stopImmediatePropagation, a listener with a signal', (t) => {
  const target = new EventTarget()
  const controller = new AbortController()
  const seen: string[] = []
  target.addEventListener('x', (event) => { seen.push('first'); event.preventDefault(); event.stopImmediatePropagation() })
  target.addEventListener('x', () => { seen.push('never') })
  target.addEventListener('y', () => { seen.push('y') }, { signal: controller.signal })
  t.notOk(target.dispatchEvent(new Event('x', { cancelable: true })))
  controller.abort()
  target.dispatchEvent(new Event('y'))
  t.same(seen, ['first'])
  t.end()
})

test('AbortController aborts once, with a reason', (t) => {
  const controller = new AbortController()
  let calls = 0
  controller.signal.addEventListener('abort', () => { calls++ })
  controller.abort()
  controller.abort('again')
  t.equal(calls, 1)
  t.ok(controller.signal.reason instanceof DOMException)
  t.equal((controller.signal.reason as DOMException).name, 'AbortError')
  t.throws(() => controller.signal.throwIfAborted(), { name: 'AbortError' })
  t.equal(AbortSignal.abort('why').reason, 'why')
  t.end()
})

test('AbortSignal.any() follows the first', (t) => {
  const [a, b] = [new AbortController(), new AbortController()]
  const any = AbortSignal.any([a.signal, b.signal])
  b.abort('b')
  a.abort('a')
  t.equal(any.reason, 'b')
  t.end()
})

test('AbortSignal cannot be aborted from outside its controller', (t) => {
  t.same(Object.getOwnPropertyNames(AbortSignal.prototype).sort(), ['aborted', 'constructor', 'onabort', 'reason', 'throwIfAborted'])
  t.throws(() => Reflect.construct(AbortSignal, []), TypeError)
  t.end()
})

test('AbortSignal.timeout() aborts with a TimeoutError when its time has come', async (t) => {
  const signal = AbortSignal.timeout(0)
  t.notOk(signal.aborted)
  await new Promise((done) => setTimeout(done, 5))
  runTimers((error) => { throw error })
  t.match(signal, { aborted: true, reason: { name: 'TimeoutError', code: 23 } })
  for (const none of [-1, NaN, Infinity]) t.throws(() => AbortSignal.timeout(none), TypeError)
})

test('AbortSignal.any() of an aborted one is aborted, of none never, and takes signals alone', (t) => {
  t.equal(AbortSignal.any([new AbortController().signal, AbortSignal.abort('a')]).reason, 'a')
  t.notOk(AbortSignal.any([]).aborted)
  t.throws(() => AbortSignal.any([{}] as never), TypeError)
  const source = new AbortController()
  const order: string[] = []
  const any = AbortSignal.any([AbortSignal.any([source.signal])])
  any.addEventListener('abort', () => { order.push('dependent') })
  source.signal.addEventListener('abort', () => { order.push(`source, dependent aborted: ${any.aborted}`) })
  source.abort()
  t.ok(order.includes('source, dependent aborted: true'))
  t.end()
})

test('EventTarget: an error of a listener is reported, and stops neither the others nor the caller', (t) => {
  const reported: unknown[] = []
  reportTo((error) => { reported.push(error) })
  const target = new EventTarget()
  target.addEventListener('x', () => { throw new RangeError('broken') })
  let called = false
  target.addEventListener('x', () => { called = true })
  t.ok(target.dispatchEvent(new Event('x')))
  t.ok(called)
  t.match(reported, [{ message: 'broken' }])
  t.end()
})

test('EventTarget: capture, passive, removal while dispatching, dispatching twice', (t) => {
  const target = new EventTarget()
  const seen: string[] = []
  const late = (): void => { seen.push('late') }
  target.addEventListener('x', (event) => {
    seen.push('bubble')
    target.removeEventListener('x', late)
    try { target.dispatchEvent(event) } catch (error) { seen.push((error as Error).name) }
  })
  target.addEventListener('x', (event) => { event.preventDefault(); seen.push(`passive ${event.eventPhase}`) }, { passive: true })
  target.addEventListener('x', late)
  target.addEventListener('x', () => { seen.push('capture') }, true)
  target.addEventListener('x', null)
  const event = new Event('x', { cancelable: true })
  t.ok(target.dispatchEvent(event))
  t.same(seen, ['capture', 'bubble', 'InvalidStateError', 'passive 2'])
  t.match(event, { target, currentTarget: null, eventPhase: 0, isTrusted: false })
  t.throws(() => target.dispatchEvent({ type: 'x' } as never), TypeError)
  t.throws(() => target.addEventListener('x', 'no' as never), TypeError)
  t.throws(() => target.addEventListener('x', () => undefined, { signal: {} }), TypeError)
  t.throws(() => EventTarget.prototype.dispatchEvent.call({} as EventTarget, new Event('x')), TypeError)
  t.end()
})

test('fireEvent() fires a trusted event; targetFor() shows another object as its target', (t) => {
  const shown = {}
  const target = targetFor(shown)
  let seen: unknown
  target.addEventListener('x', (event) => { seen = [event.isTrusted, event.target === shown] })
  t.ok(fireEvent(target, new Event('x')))
  t.same(seen, [true, true])
  t.end()
})

test('EventHandler is called in the place where it was first set, until it is taken away', (t) => {
  const target = new EventTarget()
  const seen: string[] = []
  const handler = new EventHandler(target, 'x')
  handler.value = () => { seen.push('first') }
  target.addEventListener('x', () => { seen.push('second') })
  handler.value = () => { seen.push('changed') }
  target.dispatchEvent(new Event('x'))
  handler.value = 5
  t.equal(handler.value, null)
  target.dispatchEvent(new Event('x'))
  t.same(seen, ['changed', 'second', 'second'])
  t.end()
})

test('AbortSignal.onabort and onAbort()', (t) => {
  const controller = new AbortController()
  const seen: string[] = []
  t.equal(controller.signal.onabort, null)
  Reflect.set(controller.signal, 'onabort', () => { seen.push('handler') })
  onAbort(controller.signal, () => { seen.push('first of all') })
  controller.abort()
  t.same(seen, ['first of all', 'handler'])
  t.end()
})
