import type { Message } from '../batch.ts'
import { answer, begin, signalOf } from './calls.ts'
import { describeError, type DescribedError } from './describe-error.ts'
import { enterCall } from './open-calls.ts'
import { makeHost, type Surface } from './host.ts'
import { incomingRequest } from './web/request.ts'
import { Response } from './web/response.ts'
import { takeBody } from './web/body.ts'

type Handler = (input: unknown, host: object, context: object) => unknown
type OwnHandler = (host: object, context: object) => unknown

/** What the kernel sends as the text of a call. */
interface CallHead {
  readonly context: Readonly<Record<string, unknown>> & { readonly features?: readonly string[] }
  readonly input?: unknown
  readonly request?: { readonly url: string; readonly method: string; readonly headers: Readonly<Record<string, string>> }
}

const UNTELLABLE = '{"name":"Error","message":"What it threw cannot be told: the plugin changed what JSON is written with."}'
const TABLES = { route: 'routes', event: 'events', job: 'jobs', export: 'exports' } as const

const plugin: { handlers: Map<string, Handler>; surface: Surface } = { handlers: new Map(), surface: {} }

/** Takes the handlers out of the plugin's default export, once, as they are now. */
export function register(definition: unknown, surface: Surface): void {
  if (typeof definition !== 'object' || definition === null) throw new TypeError('The plugin has no default export. Write: export default definePlugin({ … })')
  plugin.handlers.clear()
  for (const [kind, table] of Object.entries(TABLES)) {
    for (const [name, handler] of functionsOf(Reflect.get(definition, table))) plugin.handlers.set(`${kind}.${name}`, handler as Handler)
  }
  // The host calls these for itself: there is no input.
  for (const [version, migrate] of functionsOf(Reflect.get(definition, 'migrations'))) plugin.handlers.set(`migration.${version}`, withoutInput(migrate))
  for (const [, health] of functionsOf({ health: Reflect.get(definition, 'health') as unknown })) plugin.handlers.set('health.health', withoutInput(health))
  plugin.surface = surface
}

function functionsOf(table: unknown): [string, unknown][] {
  if (typeof table !== 'object' || table === null) return []
  return Object.keys(table).map((name): [string, unknown] => [name, Reflect.get(table, name)]).filter(([, handler]) => typeof handler === 'function')
}

function withoutInput(handler: unknown): Handler {
  return (_, host, context) => (handler as OwnHandler)(host, context)
}

/** Starts a call; it is answered when its handler settles, which it may do at once. Never throws. */
export function start(message: Message): void {
  begin(message.id)
  enterCall(message.id)
  const handler = plugin.handlers.get(message.name)
  if (handler === undefined) return answer(message.id, false, '{"missing":true}')
  try {
    const head = JSON.parse(message.text) as CallHead | null
    // Asked only whether there is such a handler: nothing of it runs.
    if (head === null) return answer(message.id, true, 'true')
    const result = handler(inputOf(head, message), makeHost(plugin.surface, message.id), contextOf(head, message.id))
    if (isThenable(result)) void settleLater(message, head, result)
    else void finish(message, head, result)
  } catch (error) {
    fail(message, error)
  }
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'then') === 'function'
}

async function settleLater(message: Message, head: CallHead, result: unknown): Promise<void> {
  try {
    await finish(message, head, await result)
  } catch (error) {
    fail(message, error)
  }
}

function inputOf({ input, request }: CallHead, { id, body }: Message): unknown {
  return request === undefined ? input : incomingRequest(request.url, request.method, request.headers, body, () => signalOf(id))
}

function contextOf({ context }: CallHead, id: number): object {
  const { features } = context
  if (features === undefined) return Object.freeze({ ...context, get signal() { return signalOf(id) }, feature: () => false })
  const { features: _, ...rest } = context
  return Object.freeze({ ...rest, get signal() { return signalOf(id) }, feature: (name: string) => features.includes(name) })
}

/** Answers at once where it can: a body that is a stream has to be read first. */
function finish(message: Message, head: CallHead, result: unknown): Promise<void> | undefined {
  if (head.request === undefined) {
    answer(message.id, true, JSON.stringify(result ?? null) ?? 'null')
    return undefined
  }
  if (!(result instanceof Response)) throw new TypeError('A route handler returns a Response. Write: return Response.json(…)')
  const text = JSON.stringify({ status: result.status, headers: [...result.headers] })
  const body = takeBody(result)
  if ('kind' in body) {
    answer(message.id, true, text, body)
    return undefined
  }
  return body.then((whole) => answer(message.id, true, text, whole), (error: unknown) => fail(message, error))
}

/** Never throws: what a plugin has done to the prototypes may let no JSON be written at all, and whoever waits is told so. */
function fail(message: Message, error: unknown): void {
  try {
    answerWith(message, describeError(error))
  } catch {
    answer(message.id, false, UNTELLABLE)
  }
}

/** A refusal is an answer of a route; to other calls it is an error with the plugin's own code. */
function answerWith(message: Message, described: DescribedError): void {
  if (!described.refusal || !message.name.startsWith('route.')) return answer(message.id, false, JSON.stringify(described))
  const body = JSON.stringify({ ...(described.details as object), code: described.code, message: described.message })
  answer(message.id, true, JSON.stringify({ status: described.status, headers: [['content-type', 'application/json']] }), { kind: 'text', data: body })
}
