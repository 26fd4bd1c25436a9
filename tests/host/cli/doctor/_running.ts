import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'

/** A data directory whose host.json names this process, and a server that stands for the host. */
export async function running(t: Pick<Test, 'teardown' | 'testdir'>, answer: RequestListener): Promise<{ dataDirectory: string; url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`)
    answer(request, response)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  t.teardown(() => { server.closeAllConnections(); server.close() })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { dataDirectory: t.testdir({ 'admin-token': 'hpt_x\n', 'host.json': JSON.stringify({ pid: process.pid, url }) }), url, asked }
}

/** A loopback port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => { server.close(resolve) })
  return port
}
