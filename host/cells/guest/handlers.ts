import type { Message } from '../batch.ts'
import { answer, begin } from './calls.ts'
import { describeError } from './describe-error.ts'
import { enterCall } from './open-calls.ts'
import { makeHost, type Surface } from './host.ts'
import { incomingRequest } from './web/request.ts'
import { Response } from './web/response.ts'
import { takeBody } from './web/body.ts'

type Handler = (input: unknown, host: object, context: object) => unknown

/** What the kernel sends as the text of a call. */
interface CallHead {
  readonly context: Readonly<Record<string, unknown>> & { readonly features?: readonly string[] }
  readonly input?: unknown
  readonly request?: { readonly url: string; readonly method: string; readonly headers: Readonly<Record<string, string>> }
}

const TABLES = { route: 'routes', event: 'events', job: 'jobs', export: 'exports' } as const

const plugin: { handlers: Map<string, Handler>; surface: Surface } = { handlers: new Map(), surface: {} }

/** Takes the handlers out of the plugin's default export, once, as they are now. */
export function register(definition: unknown, surface: Surface): void {
  if (typeof definition !== 'object' || definition === null) throw new TypeError('The plugin has no default export. Write: export default definePlugin({ … })')
  for (const [kind, table] of Object.entries(TABLES)) {
    const handlers: unknown = Reflect.get(definition, table)
    if (typeof handlers !== 'object' || handlers === null) continue
    for (const name of Object.keys(handlers)) {
      const handler: unknown = Reflect.get(handlers, name)
      if (typeof handler === 'function') plugin.handlers.set(`${kind}.${name}`, handler as Handler)
    }
  }
  plugin.surface = surface
}

/** Starts a call; it is answered when its handler settles. Never throws. */
export function start(message: Message): void {
  const controller = begin(message.id)
  enterCall(message.id)
  const handler = plugin.handlers.get(message.name)
  if (handler === undefined) return answer(message.id, false, '{"missing":true}')
  void run(handler, message, controller.signal)
}

async function run(handler: Handler, message: Message, signal: AbortSignalLike): Promise<void> {
  try {
    const head = JSON.parse(message.text) as CallHead
    const host = makeHost(plugin.surface, message.id)
    const { features = [], ...rest } = head.context
    const context = Object.freeze({ ...rest, signal, feature: (name: string) => features.includes(name) })
    if (head.request === undefined) await runPlain(handler, head, host, context, message.id)
    else await runRoute(handler, head.request, message, host, context, signal)
  } catch (error) {
    fail(message, error)
  }
}

async function runPlain(handler: Handler, head: CallHead, host: object, context: object, id: number): Promise<void> {
  const result = await handler(head.input, host, context)
  answer(id, true, JSON.stringify(result ?? null) ?? 'null')
}

async function runRoute(handler: Handler, head: NonNullable<CallHead['request']>, message: Message, host: object, context: object, signal: AbortSignalLike): Promise<void> {
  const incoming = incomingRequest(head.url, head.method, head.headers, message.body, signal as never)
  const response = await handler(incoming, host, context)
  if (!(response instanceof Response)) throw new TypeError('A route handler returns a Response. Write: return Response.json(…)')
  answer(message.id, true, JSON.stringify({ status: response.status, headers: [...response.headers] }), await takeBody(response))
}

/** A refusal is an answer of a route; to other calls it is an error with the plugin's own code. */
function fail(message: Message, error: unknown): void {
  const described = describeError(error)
  if (!described.refusal || !message.name.startsWith('route.')) return answer(message.id, false, JSON.stringify(described))
  const body = JSON.stringify({ ...(described.details as object), code: described.code, message: described.message })
  answer(message.id, true, JSON.stringify({ status: described.status, headers: [['content-type', 'application/json']] }), { kind: 'text', data: body })
}

/** The guest's own AbortSignal; typed by shape, since Node's types have the same name. */
interface AbortSignalLike { readonly aborted: boolean }
