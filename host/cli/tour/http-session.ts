import { HardpointError } from '@hardpoint/schemas/errors'
import { Agent, request } from 'undici'

/** Longest wait for an answer, from connecting to its last byte. */
const ANSWER_MS = 15_000

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
  readonly #answerMs: number
  readonly #agent = new Agent({ connections: 32, pipelining: 1, keepAliveTimeout: 1000 })

  constructor(url: string, token: string, { answerMs = ANSWER_MS }: { readonly answerMs?: number } = {}) {
    this.url = url
    this.#token = token
    this.#answerMs = answerMs
  }

  /** @throws HP_ERR_TOUR only where no answer came */
  async send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    try {
      const response = await request(this.url + path, {
        method, dispatcher: this.#agent, body: body === undefined ? null : JSON.stringify(body), signal: AbortSignal.timeout(this.#answerMs),
        headers: { authorization: `Bearer ${this.#token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      })
      return { status: response.statusCode, headers: response.headers, body: parse(await response.body.text()) }
    } catch (error) {
      throw new HardpointError('HP_ERR_TOUR', { step: `${method} ${path}`, problem: `no answer came (${reasonOf(error)})` }, { cause: error })
    }
  }

  /** Requests that are on their way are rejected. */
  close(): Promise<void> { return this.#agent.destroy() }
}

function parse(text: string): unknown {
  try { return JSON.parse(text) } catch { return text }
}

/** A refused connection has a code and often no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message || String((error as NodeJS.ErrnoException).code ?? error.name)
}
