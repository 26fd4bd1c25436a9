import { request } from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { HardpointError, type ErrorBody } from '@hardpoint/schemas/errors'

/** A request, with its path as it goes over the wire. */
export interface Call {
  readonly path: string
  readonly method?: string
  readonly token?: string
  readonly type?: string
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>
}

/** Calls a server, and looks at each of its answers for what none may hold. */
export class Caller {
  address = new URL('http://127.0.0.1/')
  /** What was wrong with answers: sentences. */
  readonly problems: string[] = []
  readonly #secrets: readonly string[]

  /** @param secrets what stands in no answer */
  constructor(secrets: readonly string[]) {
    this.#secrets = secrets
  }

  /** @returns the body, parsed where it is JSON @throws what the server answered, as an error of ours */
  async call(call: Call): Promise<unknown> {
    const { status, json, body } = await this.#answer(call)
    const answer: unknown = json ? JSON.parse(body) : body
    if (this.#secrets.some((secret) => body.includes(secret))) this.problems.push(`an answer holds a token or a folder: ${body}`)
    if (json && textsOf(answer).some((one) => /[\p{Cc}\p{Cf}]/u.test(one))) this.problems.push(`an answer holds what moves a terminal's cursor: ${body}`)
    if (status < 400) return answer
    const { code, message: _message, fix: _fix, ...details } = answer as ErrorBody
    throw new HardpointError(code, details as ConstructorParameters<typeof HardpointError>[1])
  }

  #answer({ path, method = 'GET', token, type, body = '' }: Call): Promise<{ readonly status: number; readonly json: boolean; readonly body: string }> {
    const { hostname: host, port } = this.address
    const whole = typeof body === 'string' || body instanceof Uint8Array
    const headers = {
      ...(whole && body.length > 0 ? { 'content-length': Buffer.byteLength(body) } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(type === undefined ? {} : { 'content-type': type }),
    }
    return new Promise((resolve, reject) => {
      let answered = false
      const call = request({ host, port, path, method, headers, agent: false }, (response) => {
        answered = true
        const json = response.headers['content-type']?.startsWith('application/json') === true
        text(response).then((all) => { resolve({ status: response.statusCode ?? 0, json, body: all }) }, reject)
      })
      // A server that answers before all was sent may close: what is then still sent has no one to read it.
      call.on('error', (error) => { if (!answered) reject(error) })
      if (whole) call.end(body)
      else Readable.from(body).on('error', reject).pipe(call)
    })
  }
}

/** Every string in a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap((entry) => entry.flatMap(textsOf)) : []
}
