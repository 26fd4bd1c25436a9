import { createServer, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { test } from 'tap'
import { hasBody, readBody } from '../../../host/http/read-body.ts'
import { sendRaw } from './_fake-parts.ts'

type Teardown = { teardown(close: () => void): void }

/** Answers with what readBody gave. */
function serve(t: Teardown, handle: (request: IncomingMessage) => Promise<unknown>): Promise<number> {
  const server = createServer((request, response) => {
    handle(request).then((result) => response.end(JSON.stringify(result)), (error: unknown) => response.end(JSON.stringify(error)))
  })
  t.teardown(() => { server.closeAllConnections(); server.close() })
  return new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)) })
}

test('readBody() reads up to the limit, announced or not', async (t) => {
  const port = await serve(t, async (request) => (await readBody(request, 5)).toString())
  const head = 'POST / HTTP/1.1\r\nhost: h\r\nconnection: close\r\n'
  t.match(await sendRaw(port, `${head}content-length: 5\r\n\r\nabcde`), /"abcde"$|"abcde"\r\n/)
  t.match(await sendRaw(port, `${head}content-length: 6\r\n\r\nabcdef`), /HP_ERR_BODY_TOO_LARGE/)
  t.match(await sendRaw(port, `${head}transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`), /abcde/)
  t.match(await sendRaw(port, `${head}transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n`), /HP_ERR_BODY_TOO_LARGE/)
})

test('readBody() rejects when the client goes away in the middle', async (t) => {
  const result = Promise.withResolvers<unknown>()
  const port = await serve(t, (request) => readBody(request, 100).catch((error: unknown) => { result.resolve(error); throw error }))
  const socket = connect(port, '127.0.0.1', () => socket.write('POST / HTTP/1.1\r\nhost: h\r\ncontent-length: 10\r\n\r\nabc', () => socket.destroy()))
  t.match(await result.promise, { code: 'HP_ERR_REQUEST_INVALID' })
})

test('hasBody() is what the headers announce', async (t) => {
  const request = (headers: Record<string, string>): IncomingMessage => ({ headers }) as unknown as IncomingMessage
  t.equal(hasBody(request({})), false)
  t.equal(hasBody(request({ 'content-length': '0' })), false)
  t.equal(hasBody(request({ 'content-length': '1' })), true)
  t.equal(hasBody(request({ 'transfer-encoding': 'chunked' })), true)
})
