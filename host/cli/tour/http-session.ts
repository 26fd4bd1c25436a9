import { Agent, request } from 'undici'

/** An answer of the host, whatever its status. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: unknown
}

/** Where a host is and how to speak to it; another host can take its place after a restart. */
export class HttpSession {
  url: string
  readonly #token: string
  readonly #agent = new Agent({ connections: 32, pipelining: 1, keepAliveTimeout: 1000 })

  constructor(url: string, token: string) {
    this.url = url
    this.#token = token
  }

  /** Rejects only where no answer came. */
  async send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await request(this.url + path, {
      method, dispatcher: this.#agent, body: body === undefined ? null : JSON.stringify(body),
      headers: { authorization: `Bearer ${this.#token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    })
    return { status: response.statusCode, headers: response.headers, body: parse(await response.body.text()) }
  }

  close(): Promise<void> { return this.#agent.destroy() }
}

function parse(text: string): unknown {
  try { return JSON.parse(text) } catch { return text }
}
