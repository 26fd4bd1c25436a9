import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { RawPlugin } from '../bench/_raw-plugin.ts'
import type { KernelRequest, KernelSample } from './_kernel.ts'

/** The host under test, in another process. */
export interface Kernel {
  readonly url: string
  readonly token: string
  readonly pid: number
  publish(plugins: readonly RawPlugin[]): Promise<void>
  install(ids: readonly string[]): Promise<void>
  remove(id: string): Promise<void>
  sample(): Promise<KernelSample>
  close(): Promise<void>
}

export async function startKernel(): Promise<Kernel> {
  const child = fork(join(import.meta.dirname, '_kernel.ts'), { execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'] })
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0
  child.on('message', (message) => {
    const { id, value, problem } = message as { id: number; value?: unknown; problem?: string }
    const asked = waiting.get(id)
    waiting.delete(id)
    if (problem === undefined) asked?.resolve(value)
    else asked?.reject(new TypeError(problem))
  })
  child.on('exit', (code, signal) => { for (const { reject } of waiting.values()) reject(new TypeError(`The kernel ended: ${signal ?? code}`)) })
  const ready = Promise.withResolvers<unknown>()
  waiting.set(0, ready)
  await ready.promise
  const ask = (request: KernelRequest): Promise<unknown> => {
    const asked = Promise.withResolvers<unknown>()
    waiting.set(++last, asked)
    child.send({ id: last, request })
    return asked.promise
  }
  const { url, token } = await ask({ what: 'address' }) as { url: string; token: string }
  return {
    url, token, pid: child.pid ?? 0,
    async publish(plugins) { await ask({ what: 'publish', plugins }) },
    async install(ids) { await ask({ what: 'install', ids }) },
    async remove(id) { await ask({ what: 'remove', id }) },
    sample: () => ask({ what: 'sample' }) as Promise<KernelSample>,
    async close() {
      await ask({ what: 'close' })
      const over = once(child, 'exit')
      child.disconnect()
      await over
    },
  }
}
