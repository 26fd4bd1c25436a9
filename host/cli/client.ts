import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ERRORS, HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'
import type { FastifyInstance } from 'fastify'
import { request as send } from 'undici'

export type AdminMethod = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** The admin API as commands use it. */
export interface AdminClient {
  /** Undefined where no host runs and the kernel was opened in this process. */
  readonly url: string | undefined
  /** @param path below /api/v1 @throws what the API answers */
  call<T = unknown>(method: AdminMethod, path: string, body?: unknown): Promise<T>
  /** Lines of an NDJSON answer as they come. @throws HP_ERR_HOST_NOT_RUNNING without a running host */
  lines(path: string, signal: AbortSignal): AsyncIterable<string>
  close(): Promise<void>
}

/** A host opened in this process, without listening. */
export interface OfflineHost {
  readonly app: FastifyInstance
  readonly adminToken: string
  close(): Promise<void>
}

export interface ClientOptions {
  readonly dataDirectory: string
  /** Opens the kernel here. Passed in: the kernel costs a second to load, and most commands do not need it. */
  readonly openHost: (dataDirectory: string) => Promise<OfflineHost>
}

/**
 * Connects to the host that runs on a data directory, or opens the kernel in this process where none does: one admin API,
 * one code path.
 *
 * @throws HP_ERR_FILE_MISSING without a data directory, HP_ERR_KEY_PERMISSIONS, and what opening the kernel throws
 */
export async function openClient({ dataDirectory, openHost }: ClientOptions): Promise<AdminClient> {
  const running = runningHost(dataDirectory)
  if (running !== undefined) return overHttp(running.url, readToken(dataDirectory))
  return inProcess(await openHost(dataDirectory))
}

/** The host that `host.json` tells of, if its process is there. */
export function runningHost(dataDirectory: string): { readonly pid: number; readonly url: string } | undefined {
  let text: string
  try {
    text = readFileSync(join(dataDirectory, 'host.json'), 'utf8')
  } catch {
    return undefined
  }
  const { pid, url } = parse(text) as { pid?: unknown; url?: unknown }
  if (typeof pid !== 'number' || typeof url !== 'string') return undefined
  try {
    // After a kill the file stays and the port is free: whoever listens there then must not be sent the admin token.
    // Signal 0 succeeds for a process of ours only.
    process.kill(pid, 0)
    return { pid, url }
  } catch {
    return undefined
  }
}

function readToken(dataDirectory: string): string {
  const file = join(dataDirectory, 'admin-token')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new HardpointError('HP_ERR_FILE_MISSING', { file, remedy: 'Run as the user that started the host; a new one is made at its next start.' }, { cause })
  }
}

function overHttp(url: string, token: string): AdminClient {
  const headers = { authorization: `Bearer ${token}` }
  const unreachable = (cause: unknown): HardpointError => new HardpointError('HP_ERR_HOST_NOT_RUNNING', { url }, { cause })
  return {
    url,
    async call<T>(method: AdminMethod, path: string, body?: unknown): Promise<T> {
      const response = await send(`${url}/api/v1${path}`, {
        method, headers: { ...headers, ...jsonType(body) }, body: body === undefined ? null : JSON.stringify(body), bodyTimeout: 0, headersTimeout: 600_000,
      }).catch((cause: unknown) => { throw unreachable(cause) })
      return answerOf(response.statusCode, await response.body.text()) as T
    },
    async *lines(path, signal) {
      const response = await send(`${url}/api/v1${path}`, { headers, signal, bodyTimeout: 0 }).catch((cause: unknown) => { throw unreachable(cause) })
      if (response.statusCode >= 400) answerOf(response.statusCode, await response.body.text())
      yield* split(response.body, signal)
    },
    close: async () => undefined,
  }
}

function inProcess(host: OfflineHost): AdminClient {
  const headers = { authorization: `Bearer ${host.adminToken}` }
  return {
    url: undefined,
    async call<T>(method: AdminMethod, path: string, body?: unknown): Promise<T> {
      const response = await host.app.inject({
        method, url: `/api/v1${path}`, headers: { ...headers, ...jsonType(body) }, ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      })
      return answerOf(response.statusCode, response.body) as T
    },
    async *lines(path) {
      if (new URLSearchParams(path.split('?')[1]).has('follow')) throw new HardpointError('HP_ERR_HOST_NOT_RUNNING', { url: 'this data directory' })
      const response = await host.app.inject({ method: 'GET', url: `/api/v1${path}`, headers })
      if (response.statusCode >= 400) answerOf(response.statusCode, response.body)
      yield* response.body.split('\n').filter(Boolean)
    },
    close: () => host.close(),
  }
}

function jsonType(body: unknown): Record<string, string> {
  return body === undefined ? {} : { 'content-type': 'application/json' }
}

async function* split(body: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of body) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      yield* parts.filter(Boolean)
    }
  } catch (error) {
    // Ended by the user, not broken.
    if (!signal.aborted) throw error
  }
}

/** What the API answered, or its error as if it had been thrown here. */
function answerOf(status: number, text: string): unknown {
  const body = parse(text)
  if (status < 400) return body
  const { code, message: _message, fix: _fix, ...details } = body as { code?: unknown; message?: unknown; fix?: unknown }
  if (typeof code === 'string' && Object.hasOwn(ERRORS, code)) throw new HardpointError(code as ErrorCode, details as never)
  throw new HardpointError('HP_ERR_INTERNAL', { reference: `HTTP ${status} of the host` }, { cause: text })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return {}
  }
}
