import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { HardpointError } from '@hardpoint/schemas/errors'

/** Longest wait for a host to listen: the first start builds and publishes every plugin. */
const START_MS = 60_000

/** `npm start` in a process of its own, which the tour may kill. */
export class HostProcess {
  readonly #root: string
  readonly #data: string
  #child: ChildProcess | undefined
  #said = ''

  constructor(root: string, data: string) {
    this.#root = root
    this.#data = data
  }

  /** What it printed so far. */
  get said(): string { return this.#said }

  /** Starts it, and gives its URL once it listens and has installed what it installs. */
  async start(): Promise<string> {
    await rm(join(this.#data, 'host.json'), { force: true })
    this.#said = ''
    const child = spawn(process.execPath, [join(this.#root, 'host/cli/start.ts'), '--data', this.#data, '--port', '0'], { cwd: this.#root, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { this.#said += chunk.toString() })
    const deadline = Date.now() + START_MS
    while (!this.#said.includes('Try it')) {
      if (child.exitCode !== null || Date.now() > deadline) throw new HardpointError('HP_ERR_BOOT', { service: 'npm start', problem: this.#said.trim() || 'it said nothing' })
      await wait(50)
    }
    const { url } = JSON.parse(await readFile(join(this.#data, 'host.json'), 'utf8')) as { url: string }
    return url
  }

  /** As a crash would: no drain, no farewell. */
  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  /** As Ctrl-C does. @returns its exit code */
  async stop(): Promise<number | null> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit') as [number | null]
    return code
  }
}
