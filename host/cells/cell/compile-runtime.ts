import ivm from 'isolated-vm'
import { createContext, Script } from 'node:vm'
import { encodeMessage, NO_BODY, type Message } from '../batch.ts'
import { helperOperation } from './helper-operations.ts'

export const RUNTIME_FILENAME = 'hardpoint:runtime'

/** What the guest runtime shows to whoever runs it. */
interface Rehearsed {
  readonly register: (definition: unknown, surface: string, ambient: boolean) => void
  readonly deliver: (batch: string) => unknown
  readonly next: () => unknown
  readonly flush: () => string
}

/**
 * V8's code cache of the guest runtime, with the functions in it that a plugin's first calls need.
 *
 * V8 compiles a function when it is first called, and isolated-vm makes its caches before any is. So the runtime is run once in a context
 * of this process's own, where no plugin ever comes, and taken through a few calls. V8 trusts a cache blindly: this one is of our own file,
 * made in this process, and is never taken from elsewhere.
 *
 * @throws what the source throws
 */
export function compileRuntime(source: string): ivm.ExternalCopy<ArrayBuffer> {
  const script = new Script(source, { filename: RUNTIME_FILENAME })
  // With microtasks of its own, which run when a script of it ends.
  const context = createContext({ __helper: helperOperation }, { microtaskMode: 'afterEvaluate' })
  script.runInContext(context)
  const { __runtime: runtime, Response } = context as { readonly __runtime: Rehearsed; readonly Response: typeof globalThis.Response }
  const settle = new Script('')
  runtime.register({
    exports: { echo: (input: unknown) => input, ask: async (_input: unknown, host: Host) => host.storage.get('key') },
    routes: { json: async (request: Request) => Response.json(await request.json()) },
  }, '{"storage.get":["key"]}', false)
  for (const message of REHEARSAL) {
    for (let more = runtime.deliver(encodeMessage({ ...BLANK, ...message })); more === true; more = runtime.next()) settle.runInContext(context)
    settle.runInContext(context)
    runtime.flush()
  }
  const { buffer, byteOffset, byteLength } = script.createCachedData()
  return new ivm.ExternalCopy((buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength))
}

interface Host { readonly storage: { get(key: string): Promise<unknown> } }

const BLANK: Message = { type: 'call', id: 0, ref: 0, name: '-', text: '', body: NO_BODY }
const REHEARSAL: readonly Partial<Message>[] = [
  { id: 1, name: 'export.echo', text: '{"context":{"tenant":"t"},"input":{"text":"x"}}' },
  { id: 2, name: 'export.ask', text: '{"context":{"tenant":"t"}}' },
  { type: 'reply', id: 1, ref: 1, text: '"value"' },
  { id: 3, name: 'route.json', text: '{"context":{},"request":{"url":"http://h/","method":"POST","headers":{"content-type":"application/json"}}}', body: { kind: 'text', data: '{}' } },
]
