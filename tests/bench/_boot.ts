/** Run as a program with a data directory: boots a host on it, tells what that took, and ends when it is told anything. */
import { readdirSync, readFileSync } from 'node:fs'
import { createHost } from '../../host/kernel/mod.ts'
import { rest } from './_measure.ts'

/** What a boot took. */
export interface BootFacts {
  readonly createMs: number
  readonly residentKb: number
  readonly children: number
}

const began = performance.now()
const host = await createHost({ dataDirectory: process.argv[2] ?? '', config: { port: 0 } })
const createMs = performance.now() - began
process.once('message', () => { void host.close().finally(() => process.exit(0)) })
process.once('disconnect', () => process.exit(0))
process.send?.('listening')
await rest(300)
globalThis.gc?.()
await rest(100)
const children = readdirSync('/proc/self/task').flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'latin1').trim().split(' ').filter((pid) => pid !== ''))
process.send?.({ createMs, residentKb: process.memoryUsage.rss() / 1024, children: children.length } satisfies BootFacts)
