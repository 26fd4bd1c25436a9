import { spawn, type ChildProcess } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { HardpointError } from '@hardpoint/schemas/errors'

/** Longest wait for a host to listen: the first start builds and publishes every plugin. */
const START_MS = 60_000
/** Longest wait for a host to drain after Ctrl-C. */
const STOP_MS = 30_000
/** Longest wait for the system to end a process, and for the last of what it said. */
const KILL_MS = 10_000
const FLUSH_MS = 1000

/** How a child ended. */
interface End { readonly code: number | null; readonly how: string }

/** `npm start` in a process of its own, which the tour may kill. */
export class HostProcess {
  readonly #root: string
  readonly #data: string
  readonly #startMs: number
  readonly #stopMs: number
  #child: ChildProcess | undefined
  #end: End | undefined
  #ended: Promise<void> = Promise.resolve()
  #said = ''
  #closed = false

  constructor(root: string, data: string, { startMs = START_MS, stopMs = STOP_MS }: { readonly startMs?: number; readonly stopMs?: number } = {}) {
    this.#root = root
    this.#data = data
    this.#startMs = startMs
    this.#stopMs = stopMs
  }

  /** What it printed so far. */
  get said(): string { return this.#said }

  /** Starts it, and gives its URL once it listens and has installed what it installs. @throws HP_ERR_TOUR, and none is left running then */
  async start(): Promise<string> {
    await this.kill()
    await rm(join(this.#data, 'host.json'), { force: true })
    if (this.#closed) throw this.#failed('the tour is over')
    const flushed = this.#spawn()
    const deadline = performance.now() + this.#startMs
    while (!this.#said.includes('Try it')) {
      const late = performance.now() > deadline
      if (late) await this.kill()
      if (this.#end !== undefined) {
        await within(FLUSH_MS, flushed)
        throw this.#failed(late ? `it did not listen within ${this.#startMs} ms` : `it ended with ${this.#end.how}`)
      }
      await wait(50)
    }
    return this.#url()
  }

  /** As a crash would: no drain, no farewell. */
  async kill(): Promise<void> {
    if (this.#child === undefined || this.#end !== undefined) return
    this.#child.kill('SIGKILL')
    if (!await within(KILL_MS, this.#ended)) throw this.#failed('the system did not end its process')
  }

  /** As Ctrl-C does. @returns its exit code; null where a signal had ended it. @throws HP_ERR_TOUR where it does not end; it is killed then */
  async stop(): Promise<number | null> {
    this.#child?.kill('SIGINT')
    if (!await within(this.#stopMs, this.#ended)) {
      await this.kill()
      throw this.#failed(`it did not stop within ${this.#stopMs} ms of Ctrl-C`)
    }
    return this.#end?.code ?? null
  }

  /** Kills it, for good: a start that is on its way ends as well. */
  async close(): Promise<void> {
    this.#closed = true
    await this.kill()
  }

  /** @returns a promise of the last of what it says */
  #spawn(): Promise<void> {
    const child = spawn(process.execPath, [join(this.#root, 'host/cli/start.ts'), '--data', this.#data, '--port', '0'], { cwd: this.#root, stdio: ['ignore', 'pipe', 'pipe'] })
    const [ended, flushed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    // Whatever ends the tour's process must not leave a host that nobody sees.
    const killNow = (): void => { child.kill('SIGKILL') }
    const end = (how: End): void => {
      process.off('exit', killNow)
      this.#end ??= how
      ended.resolve()
    }
    process.once('exit', killNow)
    child.once('exit', (code, signal) => { end({ code, how: signal ?? `exit code ${code}` }) })
    child.once('close', () => { flushed.resolve() })
    child.on('error', (error) => { if (child.pid === undefined) end({ code: null, how: error.message }) })
    this.#said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { this.#said += text })
    this.#child = child
    this.#end = undefined
    this.#ended = ended.promise
    return flushed.promise
  }

  async #url(): Promise<string> {
    const text = await readFile(join(this.#data, 'host.json'), 'utf8').catch(() => '')
    const url = /"url":\s*"([^"]+)"/.exec(text)?.[1]
    if (url !== undefined) return url
    await this.kill()
    throw this.#failed(`its host.json has no url: ${text}`)
  }

  #failed(problem: string): HardpointError {
    return new HardpointError('HP_ERR_TOUR', { step: 'npm start', problem: `${problem}; it said ${this.#said.trim().slice(-2000) || 'nothing'}` })
  }
}

/** @returns whether it came in time */
async function within(ms: number, event: Promise<void>): Promise<boolean> {
  const over = new AbortController()
  try {
    return await Promise.race([event.then(() => true), wait(ms, false, { signal: over.signal })])
  } finally {
    over.abort()
  }
}
