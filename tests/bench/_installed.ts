import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startTestHost } from '../e2e/_test-host.ts'
import type { BootFacts } from './_boot.ts'
import { pluginText } from './_plugin-text.ts'
import { installAll, publishRaw, type RawPlugin } from './_raw-plugin.ts'

/** A data directory with so many plugins, and what its boots take. */
export interface Installed {
  /** Starts a host on it in a fresh process, and ends it. `processMs`: from the start of the process until it listens. */
  boot(): Promise<BootFacts & { readonly processMs: number }>
  close(): Promise<void>
}

/** Specs of one plan. */
const AT_ONCE = 50

/** Published, planned, consented to and installed by the ordinary path: ten plugins a publisher, each with a route, events and storage. */
export async function install(count: number): Promise<Installed> {
  const test = await startTestHost()
  const ids = Array.from({ length: count }, (_, n) => `bench${Math.floor(n / 10)}.plugin${n}`)
  for (const id of ids) await publishRaw(test, { manifest: manifestOf(id), main: pluginText(5000) })
  for (let at = 0; at < count; at += AT_ONCE) await installAll(test, ids.slice(at, at + AT_ONCE))
  await test.host.close()
  return { boot: () => boot(join(test.directory, 'data')), close: () => test.close() }
}

function manifestOf(id: string): RawPlugin['manifest'] {
  const topic = `${id}/made`
  return {
    id, capabilities: { 'storage': {}, 'events.publish': { topics: ['made'] }, 'events.subscribe': { topics: [topic] } },
    contributes: { routes: [{ id: 'hello', method: 'GET', path: '/hello' }], events: [{ id: 'made', topic }] },
  }
}

async function boot(directory: string): Promise<BootFacts & { readonly processMs: number }> {
  const began = performance.now()
  const child = fork(join(import.meta.dirname, '_boot.ts'), [directory], { execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'] })
  await Promise.race([once(child, 'message'), once(child, 'exit')])
  const processMs = performance.now() - began
  const [facts] = await Promise.race([once(child, 'message'), once(child, 'exit')]) as [BootFacts | number]
  if (typeof facts === 'number') throw new TypeError(`The host did not boot: exit code ${facts}`)
  const over = once(child, 'exit')
  child.send('close')
  await over
  return { ...facts, processMs }
}
