import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'tap'
import { fromJson } from '../../../host/storage/json-value.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import { dataPrefix, usageKey } from '../../../host/capabilities/storage-keys.ts'

const ROUNDS = 4

test('after a SIGKILL under load, every acknowledged write is there, and the count is exact', async (t) => {
  const directory = t.testdir()
  const acknowledged = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    const child = fork(join(import.meta.dirname, '_storage-writer-process.ts'), [directory, String(round)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const exited = once(child, 'exit')
    child.on('message', ([key, value]: [string, number]) => {
      acknowledged.set(key, value)
      if (acknowledged.size % 40 === 0) child.kill('SIGKILL')
    })
    await exited
    await check(directory, acknowledged)
  }
  t.ok(acknowledged.size >= 40 * ROUNDS - ROUNDS, `${acknowledged.size} acknowledged`)

  async function check(at: string, expected: ReadonlyMap<string, number>): Promise<void> {
    const store = await openLevelStore(at)
    let sum = 0
    const found = new Map<string, unknown>()
    for await (const { key, value } of store.scan({ prefix: dataPrefix('default', 'acme.mail') })) {
      sum += 32 + Buffer.byteLength(JSON.stringify(key.slice(3))) + value.length - 8
      found.set(String(key[3]), JSON.parse(Buffer.from(value).subarray(8).toString()))
    }
    const usage = await store.get(usageKey('default', 'acme.mail'))
    t.equal(usage === undefined ? 0 : (fromJson(usage.value) as { bytes: number }).bytes, sum)
    for (const [key, value] of expected) if (found.get(key) !== value) t.fail(`${key} is ${String(found.get(key))}, not ${value}`)
    await store.close()
  }
})
