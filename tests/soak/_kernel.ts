/** Run as a program: the host of a soak, in a process of its own, so that its memory is its own. Answers each message; ends with its parent. */
import { startTestHost } from '../e2e/_test-host.ts'
import { installAll, publishRaw, type RawPlugin } from '../bench/_raw-plugin.ts'

/** What it is asked, one at a time. */
export type KernelRequest =
  | { readonly what: 'publish'; readonly plugins: readonly RawPlugin[] }
  | { readonly what: 'install'; readonly ids: readonly string[] }
  | { readonly what: 'remove'; readonly id: string }
  | { readonly what: 'sample' | 'address' | 'close' }

/** Megabytes, after a collection of garbage. */
export interface KernelSample {
  readonly heap: number
  readonly resident: number
}

const system = await startTestHost({ listen: true })

async function serve(request: KernelRequest): Promise<unknown> {
  switch (request.what) {
    case 'publish':
      for (const plugin of request.plugins) await publishRaw(system, plugin)
      return true
    case 'install':
      await installAll(system, request.ids)
      return true
    case 'remove': {
      // With its data, which would stay for a later install: hostile ones leave nothing behind.
      const { status, text } = await system.call('DELETE', `/api/v1/plugins/${request.id}?purge=true`)
      if (status !== 200) throw new TypeError(text)
      return true
    }
    case 'address': return { url: system.host.url, token: system.host.adminToken }
    case 'sample': return sample()
    case 'close':
      await system.close()
      return true
    default: throw new TypeError('It asks for nothing that is known.')
  }
}

function sample(): KernelSample {
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heap: (heapUsed + external) / 1048576, resident: rss / 1048576 }
}

process.on('message', (message) => {
  const { id, request } = message as { id: number; request: KernelRequest }
  void serve(request).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, problem: error instanceof Error ? error.stack : String(error) }),
  )
})
process.on('disconnect', () => { void system.close().finally(() => process.exit(0)) })
process.send?.({ id: 0, value: true })
