import { test } from 'tap'
import { AbortController, AbortSignal, DOMException, Event, EventTarget } from '../../../../../host/cells/guest/web/events.ts'

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
  t.notOk('$abort' in AbortSignal.prototype)
  t.end()
})
