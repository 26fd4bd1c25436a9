import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Test } from 'tap'

/** How a stand-in for `npm start` begins: it knows its data directory, and can say that it listens. */
const PREAMBLE = `
import { writeFileSync } from 'node:fs'
const data = process.argv[process.argv.indexOf('--data') + 1]
const listens = (url, said = 'Try it') => {
  writeFileSync(data + '/admin-token', 'hpt_tour')
  writeFileSync(data + '/host.json', JSON.stringify({ pid: process.pid, url }))
  process.stdout.write(said + '\\n')
}
const stay = () => setInterval(() => undefined, 1000)
`

export interface FakeRoot {
  readonly root: string
  readonly data: string
}

/** A repository of two scripts: what stands for host/cli/start.ts, and for host/cli/hardpoint.js. */
export function fakeRoot(t: Pick<Test, 'testdir'>, { start = '', cli = '' }: { readonly start?: string; readonly cli?: string }): FakeRoot {
  const root = t.testdir({ data: {}, tmp: {}, host: { cli: { 'start.ts': `${PREAMBLE}${start}`, 'hardpoint.js': cli } } })
  return { root, data: `${root}/data` }
}

/** Whether the process runs. One that has ended and that nobody has asked about is gone, too. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return !(existsSync(`/proc/${pid}/stat`) && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')))
}

/** Waits for something that takes a moment. @returns whether it came true */
export async function until(holds: () => boolean, { ms = 20_000 }: { readonly ms?: number } = {}): Promise<boolean> {
  for (const deadline = performance.now() + ms; performance.now() < deadline; await wait(10)) if (holds()) return true
  return holds()
}
