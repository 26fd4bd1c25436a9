import { test } from 'tap'
import { decodeBatch } from '../../../../host/cells/batch.ts'
import { answer, begin, cancel, HostError, request, settle, takeOut } from '../../../../host/cells/guest/calls.ts'

const reply = (id: number, ok: boolean, text: string) => settle({ type: 'reply', id, ref: ok ? 1 : 0, name: '-', text, body: 'b', kind: 'text' })

test('request() says a message, and settles with its reply once', async (t) => {
  const pending = request(7, 'storage.get', '{"key":["a"]}', { kind: 'text', data: 'x' })
  const [message] = decodeBatch(takeOut(), 10) ?? []
  t.match(message, { type: 'request', ref: 7, name: 'storage.get', text: '{"key":["a"]}', body: 'x' })
  reply(message?.id ?? 0, true, '1')
  reply(message?.id ?? 0, false, '{}')
  t.match(await pending, { text: '1', body: { kind: 'text', data: 'b' } })
  t.equal(takeOut(), '')
})

test('request() rejects with the host\'s error', async (t) => {
  const pending = request(0, 'log.info', '{}')
  const [message] = decodeBatch(takeOut(), 10) ?? []
  reply(message?.id ?? 0, false, '{"code":"HP_ERR_RATE","message":"too often","limit":5}')
  const error = await pending.catch((thrown: unknown) => thrown)
  t.ok(error instanceof HostError)
  t.match(error, { name: 'HostError', code: 'HP_ERR_RATE', message: 'too often', details: { limit: 5 } })
})

for (const method of ['a b', 'a\nb', '', '1a', 'a'.repeat(200), 'storage.get 1']) {
  test(`request() refuses the method name ${JSON.stringify(method.slice(0, 20))}`, async (t) => {
    await t.rejects(request(0, method, '{}'), TypeError)
    t.equal(takeOut(), '', 'and says nothing')
  })
}

test('answer() answers a running call once', (t) => {
  begin(3)
  answer(3, true, '1')
  answer(3, true, '2')
  answer(4, true, '3')
  t.same((decodeBatch(takeOut(), 10) ?? []).map(({ id, text }) => [id, text]), [[3, '1']])
  t.end()
})

test('cancel() aborts the call\'s signal and drops its answer', (t) => {
  const controller = begin(9)
  cancel(9)
  cancel(9)
  answer(9, true, '1')
  t.ok(controller.signal.aborted)
  t.equal(takeOut(), '')
  t.end()
})

test('settle() of an unknown id goes nowhere', (t) => {
  t.doesNotThrow(() => reply(99_999, true, ''))
  t.end()
})
