import type { Test } from 'tap'
import type { DevEvent } from '../../../../host/cli/dev/dev-event.ts'
import { runDev, type DevOptions } from '../../../../host/cli/dev/run-dev.ts'

type Of<E extends DevEvent['event']> = Extract<DevEvent, { readonly event: E }>

/** A run of `plugin dev`, and its events as they come. */
export function start(t: Test, folder: string, options: Pick<DevOptions, 'inspect'> = {}) {
  const events: DevEvent[] = []
  const ended = new AbortController()
  let wake = (): void => undefined
  let over = false
  const run = runDev({ folder, port: 0, tier: 'enterprise', signal: ended.signal, tell: (event) => { events.push(event); wake() }, ...options })
  const settled = run.catch(() => undefined).then(() => { over = true; wake() })
  t.teardown(async () => { ended.abort(); await settled })
  return {
    run, end: () => { ended.abort() },
    /** The next of a kind; those of others before it are passed over. */
    async next<E extends DevEvent['event']>(kind: E): Promise<Of<E>> {
      for (;;) {
        const found = events.shift()
        if (found?.event === kind) return found as Of<E>
        if (found !== undefined) continue
        if (over) {
          await run
          throw new TypeError(`it is over, without ${kind}`)
        }
        await new Promise<void>((resolve) => { wake = resolve })
      }
    },
  }
}

export async function ask(url: string, path: string): Promise<string> {
  return (await fetch(`${url}/p/acme.hello/${path}`)).text()
}

/** As pluginFolder(), with limits short enough to wait for; /hello adds in a function of its own file, /fail runs out of time. */
export function inspectedFolder(word = 'one'): Record<string, string | Record<string, string>> {
  const route = (id: string) => ({ id, method: 'GET', path: `/${id}`, access: 'public' })
  return {
    'plugin.json': JSON.stringify({
      id: 'acme.hello', version: '0.1.0', title: 'Hello', description: 'Says hello.', license: 'MIT', engines: { hardpoint: '*' }, tier: 'free', capabilities: {},
      limits: { cpuMs: 300, wallMs: 1000 }, contributes: { routes: ['hello', 'spin', 'wait'].map(route) },
    }),
    src: { 'main.ts': inspectedMain(word), 'words.ts': WORDS },
  }
}

export function inspectedMain(word: string): string {
  return `import { join, spin } from './words.ts'

export default { routes: {
  hello: () => new Response(join('${word}')),
  spin: () => new Response(spin()),
  wait: () => { for (const end = Date.now() + 50; Date.now() < end;) join('x'); return new Promise<never>(() => {}) },
} }
`
}

/** Lines are counted in tests. */
const WORDS = `export function join(word: string): string {
  const joined = word + '!'
  return joined + word.length
}

export function spin(): string {
  let sum = 0
  for (;;) sum += Math.sqrt(sum + 1)
}
`
