import { request, type Reply } from './calls.ts'
import { receivedResponse, type Response } from './web/response.ts'
import { Request, type RequestInit } from './web/request.ts'
import { takeBody, type Carried } from './web/body.ts'
import type { URL } from './web/url.ts'

/** Method to the names of its parameters, in order. */
export type Surface = Readonly<Record<string, readonly string[]>>

/** The `host` object of one call: `host.<namespace>.<method>(...)`, frozen. */
export function makeHost(surface: Surface, ref: number): object {
  const host: Record<string, Record<string, unknown>> = Object.create(null) as Record<string, Record<string, unknown>>
  for (const [method, names] of Object.entries(surface)) {
    const [namespace = '', name = ''] = method.split('.')
    const group = (host[namespace] ??= Object.create(null) as Record<string, unknown>)
    group[name] = method === 'http.fetch'
      ? (input: string | URL | Request, init?: RequestInit) => fetchFor(ref, input, init)
      : (...values: unknown[]) => callMethod(ref, method, names, values)
  }
  for (const group of Object.values(host)) Object.freeze(group)
  return Object.freeze(host)
}

async function callMethod(ref: number, method: string, names: readonly string[], values: unknown[]): Promise<unknown> {
  if (values.length > names.length) throw new TypeError(`host.${method} takes ${names.length} arguments (${names.join(', ')}), not ${values.length}.`)
  const params: Record<string, unknown> = {}
  names.forEach((name, index) => { if (values[index] !== undefined) params[name] = values[index] })
  const { text } = await request(ref, method, JSON.stringify(params))
  return text === '' ? undefined : JSON.parse(text)
}

/** https://fetch.spec.whatwg.org/#fetch-method over the capability http.fetch. */
export async function fetchFor(ref: number, input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const outgoing = new Request(input, init)
  outgoing.signal.throwIfAborted()
  const params = { url: outgoing.url, init: { method: outgoing.method, headers: [...outgoing.headers], redirect: outgoing.redirect } }
  const { promise, reject, resolve } = Promise.withResolvers<Response>()
  outgoing.signal.addEventListener('abort', () => reject(outgoing.signal.reason), { once: true })
  const sent = takeBody(outgoing)
  const send = (whole: Carried): Promise<Reply> => request(ref, 'http.fetch', JSON.stringify(params), whole)
  // At once where it can: what is sent in a call goes before the call's answer.
  const reply = 'then' in sent ? sent.then(send) : send(sent)
  reply.then(({ text, body }) => resolve(receivedResponse(JSON.parse(text) as Parameters<typeof receivedResponse>[0], body)), reject)
  return promise
}
