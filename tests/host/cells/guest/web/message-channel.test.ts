import { test } from 'tap'
import type { MessageEvent } from '../../../../../host/cells/guest/web/event.ts'
import { MessageChannel, MessagePort } from '../../../../../host/cells/guest/web/message-channel.ts'
import { runTimers } from './_run-timers.ts'

/** Runs tasks as the cell does: each in an entry of its own. */
async function tasks(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await new Promise((done) => setTimeout(done, 3))
    runTimers((error) => { throw error })
  }
}

/** By the attribute, which starts the port as well. */
function listen(port: MessagePort, run: (event: MessageEvent) => void): void {
  Reflect.set(port, 'onmessage', run)
}

test('a message is a copy, comes later, and in order', async (t) => {
  const { port1, port2 } = new MessageChannel()
  const seen: unknown[] = []
  listen(port2, (event) => { seen.push(event.data) })
  const value = { a: [1] }
  port1.postMessage(value)
  port1.postMessage('second')
  value.a.push(2)
  t.same(seen, [], 'not before its own task')
  await tasks()
  t.same(seen, [{ a: [1] }, 'second'])
})

test('messages wait until a port is started, and none comes after it is closed', async (t) => {
  const { port1, port2 } = new MessageChannel()
  const seen: unknown[] = []
  port2.addEventListener('message', (event) => { seen.push((event as MessageEvent).data) })
  port1.postMessage(1)
  await tasks()
  t.same(seen, [])
  port2.start()
  await tasks()
  t.same(seen, [1])
  port2.close()
  port1.postMessage(2)
  port1.close()
  port1.close()
  await tasks()
  t.same(seen, [1])
})

test('a port is moved through another, with what waits in it', async (t) => {
  const [outer, inner] = [new MessageChannel(), new MessageChannel()]
  inner.port1.postMessage('waiting')
  const seen: unknown[] = []
  listen(outer.port2, ({ data, ports }) => {
    t.equal(data, ports[0])
    const port = ports[0] as MessagePort
    listen(port, (event) => { seen.push(event.data) })
    port.postMessage('answer')
  })
  listen(inner.port1, (event) => { seen.push(event.data) })
  outer.port1.postMessage(inner.port2, [inner.port2])
  await tasks()
  t.same([...seen].sort(), ['answer', 'waiting'])
})

test('a port refuses what cannot be cloned, and itself; nobody makes one', (t) => {
  const { port1 } = new MessageChannel()
  t.throws(() => port1.postMessage(() => 1), { name: 'DataCloneError' })
  t.throws(() => port1.postMessage(1, [port1]), TypeError)
  t.throws(() => port1.postMessage(port1), { name: 'DataCloneError' })
  t.throws(() => Reflect.construct(MessagePort, []), TypeError)
  t.end()
})
