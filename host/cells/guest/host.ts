import { request, type Reply } from './calls.ts'
import { receivedResponse, type Response } from './web/response.ts'
import { Request, type RequestInit } from './web/request.ts'
import { takeBody, type Carried } from './web/body.ts'
import type { URL } from './web/url.ts'

/** Method to the names of its parameters, in order. */
export type Surface = Readonly<Record<string, readonly string[]>>

/** The methods of each namespace, and the names of their parameters; taken apart once a plugin. */
const namespaces = new WeakMap<Surface, readonly (readonly [namespace: string, methods: Surface])[]>()

function namespacesOf(surface: Surface): readonly (readonly [namespace: string, methods: Surface])[] {
  const known = namespaces.get(surface)
  if (known !== undefined) return known
  const grouped = Map.groupBy(Object.entries(surface), ([method]) => method.slice(0, method.indexOf('.')))
  const made = [...grouped].map(([namespace, methods]) => [namespace, Object.fromEntries(methods)] as const)
  namespaces.set(surface, made)
  return made
}

/** The `host` object of one call: `host.<namespace>.<method>(...)`, frozen. A namespace is made when it is first asked for: a call uses one or two. */
export function makeHost(surface: Surface, ref: number): object {
  const host = Object.create(null) as object
  for (const [namespace, methods] of namespacesOf(surface)) {
    let group: object | undefined
    Object.defineProperty(host, namespace, { enumerable: true, get: () => (group ??= makeNamespace(methods, ref)) })
  }
  return Object.freeze(host)
}

function makeNamespace(methods: Surface, ref: number): object {
  const group = Object.create(null) as Record<string, unknown>
  for (const [method, names] of Object.entries(methods)) {
    group[method.slice(method.indexOf('.') + 1)] = method === 'http.fetch'
      ? (input: string | URL | Request, init?: RequestInit) => fetchFor(ref, input, init)
      : (...values: unknown[]) => callMethod(ref, method, names, values)
  }
  return Object.freeze(group)
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
