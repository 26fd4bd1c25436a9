import { HardpointError } from '@hardpoint/schemas/errors'
import type { PluginCode } from './cells.ts'
import type { PendingCall } from './pending-call.ts'

/** A call may wait as long as it may run, and so long at least: the process that it waits for may have to be started on a busy machine. */
const LEAST_WAIT_MS = 10_000
/** Looked at so often at least: a debugger that goes away brings limits back (inspect.ts). */
const LOOK_MS = 2000

/** Watches a call's time limits, and the caller that goes away, until the call is over. */
export function watchCall(call: PendingCall, { id: plugin, limits }: PluginCode, give: (error: HardpointError) => void): void {
  const { what } = call
  let { wallMs } = limits
  /** What it ran under another limit. */
  let freeMs = 0
  const look = (): void => {
    if (limits.wallMs !== wallMs) freeMs = call.ranMs
    wallMs = limits.wallMs
    const mayWaitMs = Math.max(wallMs, LEAST_WAIT_MS)
    if (!call.started && call.waitedMs >= mayWaitMs) return give(new HardpointError('HP_ERR_QUEUE_WAIT', { plugin, what, limitMs: mayWaitMs }))
    // What it waited for others is not its own: it gets that time on top.
    const leftMs = call.started ? wallMs - (call.ranMs - freeMs) : Math.min(wallMs, mayWaitMs - call.waitedMs)
    if (leftMs <= 0) return give(new HardpointError('HP_ERR_TIMEOUT_WALL', { plugin, what, limitMs: wallMs }))
    timer = setTimeout(look, Math.ceil(Math.min(leftMs, LOOK_MS)))
  }
  let timer = setTimeout(look, Math.min(wallMs, LOOK_MS))
  const stop = (): void => give(new HardpointError('HP_ERR_STOPPED', { plugin, what }))
  call.options.signal?.addEventListener('abort', stop, { once: true })
  call.onOver(() => {
    clearTimeout(timer)
    call.options.signal?.removeEventListener('abort', stop)
  })
}
