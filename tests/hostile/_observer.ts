import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { PluginState } from '../../host/cells/cells.ts'
import { residentMemory } from '../../host/cells/resident-memory.ts'

/**
 * Watches a host from a process of its own, so that what keeps the kernel's thread does not keep the watch: how long its health takes
 * over the real socket, and how much memory the cells of the attackers have. Told `Watch`, it says `ready`; told `end`, what it saw.
 */
export interface Watch { readonly port: number; readonly token: string; readonly plugins: readonly string[] }
export interface Observed {
  readonly worstMs: number
  readonly peakBytes: number
  readonly probes: number
  /** By how much this process, which does nothing but wait, was woken too late: what the machine did, and not the kernel. */
  readonly machineMs: number
}

const PROBE_MS = 5
const STATES_MS = 25

const agent = new Agent({ keepAlive: true })
let over = false
let worstMs = 0
let machineMs = 0
let peakBytes = 0
let probes = 0
let pids: readonly number[] = []

process.on('message', (word: Watch | 'end') => {
  if (word === 'end') over = true
  else void observe(word)
})

async function observe(watch: Watch): Promise<void> {
  // The first answer of each costs more than the next: that is not the attack's doing.
  await get(watch, '/healthz')
  await get(watch, '/api/v1/status')
  process.send?.('ready')
  await Promise.all([probe(watch), learnPids(watch), sampleMemory()])
  agent.destroy()
  process.send?.({ worstMs, machineMs, peakBytes, probes } satisfies Observed)
  process.disconnect?.()
}

async function probe(watch: Watch): Promise<void> {
  while (!over) {
    const start = performance.now()
    const answered = await get(watch, '/healthz') !== undefined
    if (answered) worstMs = Math.max(worstMs, performance.now() - start)
    if (answered) probes++
    const asleep = performance.now()
    await pause(PROBE_MS)
    machineMs = Math.max(machineMs, performance.now() - asleep - PROBE_MS)
  }
}

async function learnPids(watch: Watch): Promise<void> {
  while (!over) {
    const { cells } = JSON.parse(await get(watch, '/api/v1/status') ?? '{"cells":[]}') as { readonly cells: readonly PluginState[] }
    pids = cells.filter(({ plugin }) => watch.plugins.includes(plugin)).flatMap(({ cell }) => cell?.pid ?? [])
    await pause(STATES_MS)
  }
}

async function sampleMemory(): Promise<void> {
  while (!over) {
    peakBytes = Math.max(peakBytes, ...pids.map((pid) => residentMemory(pid) ?? 0))
    await pause(PROBE_MS)
  }
}

/** Undefined where nobody answers: a hazard may restart the host, and whether it is well in the end is looked at in the end. */
function get({ port, token }: Watch, path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path, agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk }).on('end', () => resolve(text))
    })
    asked.on('error', () => resolve(undefined)).end()
  })
}
