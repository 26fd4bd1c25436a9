import { connect } from 'node:net'
import type { Ground, Outcome } from '../../_ground.ts'

/** One response as it came over the socket, cut where its head says. */
export interface RawResponse { readonly status: number; readonly head: string; readonly body: string }

/** Sends bytes as no honest client would, and reads until the server closes. What came back is searched for secrets. */
export function send(ground: Ground, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const end = (): void => { ground.overhear(text); resolve(text) }
    const socket = connect(ground.port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    socket.setEncoding('latin1').on('data', (chunk: string) => { text += chunk }).on('error', () => undefined).on('close', end)
  })
}

/** A request without a body; the connection closes after it, unless headers say otherwise. */
export function request(target: string, { method = 'GET', headers = ['connection: close'] }: { readonly method?: string; readonly headers?: readonly string[] } = {}): string {
  return [`${method} ${target} HTTP/1.1`, 'host: h', ...headers, '', ''].join('\r\n')
}

/** What a client on the connection takes for responses, by status, Content-Length and chunks, as RFC 9112 says. */
export function responses(text: string, methods: readonly string[]): RawResponse[] {
  const found: RawResponse[] = []
  let rest = text
  while (rest !== '') {
    const end = rest.indexOf('\r\n\r\n')
    const head = end === -1 ? rest : rest.slice(0, end)
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? Number.NaN)
    const after = end === -1 ? '' : rest.slice(end + 4)
    const without = methods[found.length] === 'HEAD' || status === 204 || status === 304 || (status >= 100 && status < 200)
    const length = without ? 0 : Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? after.length)
    found.push({ status, head, body: after.slice(0, length) })
    rest = after.slice(length)
  }
  return found
}

/** What the first response says, as an outcome. */
export function told(text: string): Outcome {
  const [first] = responses(text, ['GET'])
  const body = first?.body.startsWith('{') === true ? JSON.parse(first.body) as Record<string, unknown> : {}
  return { status: first?.status ?? Number.NaN, code: typeof body['code'] === 'string' ? body['code'] : undefined, body, text }
}
