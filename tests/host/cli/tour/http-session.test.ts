import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { test, type Test } from 'tap'
import { HttpSession } from '../../../../host/cli/tour/http-session.ts'

async function serve(t: Test, routes: (app: FastifyInstance) => void): Promise<string> {
  const app = fastify({ forceCloseConnections: true })
  routes(app)
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

function session(t: Test, url: string, limits: { answerMs?: number } = {}): HttpSession {
  const http = new HttpSession(url, 'hpt_tour', limits)
  t.teardown(() => http.close())
  return http
}

test('HttpSession send() sends the token, the body and the headers', async (t) => {
  const http = session(t, await serve(t, (app) => {
    app.all('/echo', async ({ method, headers, body }) => ({ method, token: headers.authorization, type: headers['content-type'], key: headers['idempotency-key'], body }))
  }))
  t.match((await http.send('POST', '/echo', { a: [1] }, { 'idempotency-key': 'k' })).body, { method: 'POST', token: 'Bearer hpt_tour', type: 'application/json', key: 'k', body: { a: [1] } })
  t.strictSame((await http.send('GET', '/echo')).body, { method: 'GET', token: 'Bearer hpt_tour' }, 'no type where there is no body')
})

const ANSWERS: readonly (readonly [name: string, status: number, text: string, body: unknown])[] = [
  ['JSON', 200, '{"a":1}', { a: 1 }],
  ['an error', 402, '{"code":"HP_ERR_TIER"}', { code: 'HP_ERR_TIER' }],
  ['what is no JSON', 200, 'at,transfer\n1,2', 'at,transfer\n1,2'],
  ['JSON that was cut off', 500, '{"a":', '{"a":'],
  ['nothing', 204, '', ''],
  ['null', 200, 'null', null],
]

for (const [name, status, text, body] of ANSWERS) {
  test(`HttpSession send() gives ${name} as it came, with its status`, async (t) => {
    const http = session(t, await serve(t, (app) => { app.get('/', async (_request, reply) => reply.code(status).type('application/json').header('x-next-cursor', 'c').serializer(String).send(text)) }))
    const answer = await http.send('GET', '/')
    t.equal(answer.status, status)
    t.strictSame(answer.body, body)
    t.equal(answer.headers['x-next-cursor'], 'c')
  })
}

test('HttpSession send() waits for no answer that does not come', async (t) => {
  const http = session(t, await serve(t, (app) => {
    app.get('/never', () => new Promise(() => undefined))
    // A byte now and then would keep a limit on silence from ending it.
    app.get('/drip', (_request, reply) => {
      reply.hijack()
      reply.raw.writeHead(200)
      const timer = setInterval(() => { reply.raw.write('.') }, 20)
      reply.raw.on('close', () => { clearInterval(timer) })
    })
  }), { answerMs: 300 })
  await t.rejects(http.send('GET', '/never'), { code: 'HP_ERR_TOUR', message: /stopped at GET \/never: no answer came \(.*timeout/ })
  await t.rejects(http.send('GET', '/drip'), { code: 'HP_ERR_TOUR', message: /GET \/drip: no answer came/ })
})

test('HttpSession send() says why no answer came', async (t) => {
  const url = await serve(t, (app) => { app.get('/cut', (_request, reply) => { reply.hijack(); reply.raw.destroy() }) })
  await t.rejects(session(t, url).send('GET', '/cut'), { code: 'HP_ERR_TOUR', message: /no answer came \(.+\)/ })
  await t.rejects(session(t, 'http://127.0.0.1:1').send('GET', '/'), { code: 'HP_ERR_TOUR', message: /no answer came \(.*ECONNREFUSED/ })
  await t.rejects(session(t, 'nowhere').send('GET', '/'), { code: 'HP_ERR_TOUR', message: /no answer came/ })
})

test('HttpSession speaks to the host that took the place of another', async (t) => {
  const [first, second] = [await serve(t, (app) => { app.get('/', async () => 1) }), await serve(t, (app) => { app.get('/', async () => 2) })]
  const http = session(t, first)
  t.equal((await http.send('GET', '/')).body, 1)
  http.url = second
  t.equal((await http.send('GET', '/')).body, 2)
})

test('HttpSession close() rejects what is on its way, and what follows', async (t) => {
  const reached = Promise.withResolvers<void>()
  const http = session(t, await serve(t, (app) => { app.get('/', () => { reached.resolve(); return new Promise(() => undefined) }) }))
  const sending = http.send('GET', '/')
  sending.catch(() => undefined)
  await reached.promise
  await http.close()
  await t.rejects(sending, { code: 'HP_ERR_TOUR' })
  await t.rejects(http.send('GET', '/'), { code: 'HP_ERR_TOUR' })
})
