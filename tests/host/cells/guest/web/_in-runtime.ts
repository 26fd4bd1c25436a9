import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { decodeBatch } from '../../../../../host/cells/batch.ts'
import { beginEntry, helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'

const runtime = readFileSync(new URL('../../../../../host/cells/guest/gen/runtime.gen.js', import.meta.url), 'utf8')

/** Runs the body of an async function in a realm of its own with the whole runtime, and gives what it returned and what was logged. */
export async function runInRuntime(body: string): Promise<{ readonly told: unknown; readonly lines: readonly string[] }> {
  beginEntry(500)
  const context = createContext({ __helper: helperOperation })
  runInContext(runtime, context)
  const { flush } = Reflect.get(context, '__runtime') as { flush(): string }
  const told = await (runInContext(`(async () => { ${body} })().then(JSON.stringify)`, context) as Promise<string>)
  const said = flush()
  const messages = decodeBatch(said.slice(said.indexOf('\n') + 1), 1000) ?? []
  return { told: JSON.parse(told) as unknown, lines: messages.map(({ name, text }) => `${name.slice(4)} ${(JSON.parse(text) as { message: string }).message}`) }
}
