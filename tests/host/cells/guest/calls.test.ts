import { test } from 'tap'
import { decodeBatch } from '../../../../host/cells/batch.ts'
import { answer, begin, cancel, HostError, request, requestFirst, settle, signalOf, takeOut } from '../../../../host/cells/guest/calls.ts'
import { currentCall, enterCall, isOpen } from '../../../../host/cells/guest/open-calls.ts'


function taken(most: number) {
  const { text, bytes } = takeOut()
  return decodeBatch(text, most, new Uint8Array(Buffer.concat(bytes)))
}
const reply = (id: number, ok: boolean, text: string) => settle({ type: 'reply', id, ref: ok ? 1 : 0, name: '-', text, body: { kind: 'text', data: 'b' } })

test('request() says a message, and settles with its reply once', async (t) => {
  begin(7)
  const pending = request(7, 'storage.get', '{"key":["a"]}', { kind: 'text', data: 'x' })
  const [message] = decodeBatch(takeOut().text, 10) ?? []
  t.match(message, { type: 'request', ref: 7, name: 'storage.get', text: '{"key":["a"]}', body: { kind: 'text', data: 'x' } })
  reply(message?.id ?? 0, true, '1')
  reply(message?.id ?? 0, false, '{}')
  t.match(await pending, { text: '1', body: { kind: 'text', data: 'b' } })
  t.equal(takeOut().text, '')
})

test('request() rejects with the host\'s error', async (t) => {
  const pending = request(0, 'log.info', '{}')
  const [message] = decodeBatch(takeOut().text, 10) ?? []
  reply(message?.id ?? 0, false, '{"code":"HP_ERR_RATE","message":"too often","limit":5}')
  const error = await pending.catch((thrown: unknown) => thrown)
  t.ok(error instanceof HostError)
  t.match(error, { name: 'HostError', code: 'HP_ERR_RATE', message: 'too often', details: { limit: 5 } })
})

for (const method of ['a b', 'a\nb', '', '1a', 'a'.repeat(200), 'storage.get 1']) {
  test(`request() refuses the method name ${JSON.stringify(method.slice(0, 20))}`, async (t) => {
    await t.rejects(request(0, method, '{}'), TypeError)
    t.equal(takeOut().text, '', 'and says nothing')
  })
}

test('answer() answers a running call once', (t) => {
  begin(3)
  answer(3, true, '1')
  answer(3, true, '2')
  answer(4, true, '3')
  t.same((decodeBatch(takeOut().text, 10) ?? []).map(({ id, text }) => [id, text]), [[3, '1']])
  t.end()
})

test('cancel() aborts the call\'s signal and drops its answer', (t) => {
  begin(9)
  const signal = signalOf(9)
  t.equal(signalOf(9), signal)
  cancel(9)
  cancel(9)
  answer(9, true, '1')
  t.ok(signal.aborted)
  t.notOk(signalOf(9).aborted, 'of a call that is over')
  t.equal(takeOut().text, '')
  t.end()
})

test('settle() of an unknown id goes nowhere', (t) => {
  t.doesNotThrow(() => reply(99_999, true, ''))
  t.end()
})

test('request() of a call that is over is refused here, and what it waited for is told so when it ends', async (t) => {
  begin(20)
  const waiting = t.rejects(request(20, 'storage.get', '{}'), { code: 'HP_ERR_STOPPED' })
  const said = decodeBatch(takeOut().text, 10)
  answer(20, true, '1')
  await waiting
  await t.rejects(request(20, 'storage.get', '{}'), { code: 'HP_ERR_STOPPED', message: /await what a handler begins/ })
  t.same((decodeBatch(takeOut().text, 10) ?? []).map(({ type }) => type), ['answer'], 'nothing more is said')
  t.doesNotThrow(() => reply(said?.[0]?.id ?? 0, true, '1'), 'a late reply')
})

test('what is asked for in no call\'s name is asked for in the current one\'s', async (t) => {
  begin(30)
  enterCall(30)
  const pending = request(0, 'log.info', '{}')
  t.ok(isOpen(30) && isOpen(0))
  enterCall(0)
  const [message] = decodeBatch(takeOut().text, 10) ?? []
  t.match(message, { ref: 30 })
  reply(message?.id ?? 0, true, '')
  t.equal(currentCall(), 30, 'and what follows its reply, too')
  await pending
  enterCall(0)
  answer(30, true, '1')
  takeOut()
  t.notOk(isOpen(30))
})

test('request() holds back what is beyond a thousand, and says it as answers come; what ends meanwhile is never said', async (t) => {
  begin(40)
  begin(41)
  const pending = Promise.allSettled(Array.from({ length: 1003 }, (_, index) => request(index === 1001 ? 41 : 40, 'http.fetch', '{}', { kind: 'bytes', data: Uint8Array.of(index % 256) })))
  const first = taken(5000) ?? []
  t.equal(first.length, 1000)
  cancel(41)
  for (const { id } of first.slice(0, 3)) reply(id, true, '1')
  t.equal(taken(5000)?.length, 2)
  answer(40, true, '1')
  takeOut()
  t.equal((await pending).filter(({ status }) => status === 'fulfilled').length, 3)
})

test('requestFirst() comes before the answer of its call, and nobody waits for it', (t) => {
  begin(50)
  enterCall(50)
  answer(50, true, '1')
  requestFirst('log.error', '{}')
  enterCall(0)
  const [first, second] = taken(10) ?? []
  t.match([first, second], [{ type: 'request', ref: 50, name: 'log.error' }, { type: 'answer', id: 50 }])
  t.doesNotThrow(() => reply(first?.id ?? 0, true, ''))
  t.end()
})
