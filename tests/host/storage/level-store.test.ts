import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Level } from 'level'
import { test } from 'tap'
import { LevelDatabase, type Handle } from '../../../host/storage/_level-database.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { Store } from '../../../host/storage/store.ts'
import { storeSuite } from '../../suites/store.ts'
import { smallDisk } from './_small-disk.ts'

const BINARY = { keyEncoding: 'buffer', valueEncoding: 'buffer' } as const

storeSuite('openLevelStore()', async (t, options) => {
  const store = await openLevelStore(t.testdir(), options)
  t.teardown(() => store.close())
  return store
})

test('openLevelStore() finds what was committed before, and goes on with greater versions', async (t) => {
  const directory = t.testdir()
  const first = await openLevelStore(directory)
  const version = await put(first, 'a')
  await first.close()
  const second = await openLevelStore(directory)
  t.teardown(() => second.close())
  t.equal((await second.get(['a']))?.version, version)
  t.ok(await put(second, 'b') > version)
})

test('openLevelStore() removes what has expired from the disk, a while after', async (t) => {
  const directory = t.testdir()
  const time = { now: 1_000_000 }
  const first = await openLevelStore(directory, { clock: () => time.now })
  await first.commit({ puts: [{ key: ['gone'], value: Buffer.from('x'), expiresAt: time.now + 10 }] })
  time.now += 2000
  await put(first, 'other')
  await first.close()
  // With the clock turned back, only what is really gone stays unseen.
  const second = await openLevelStore(directory, { clock: () => 1_000_000 })
  t.teardown(() => second.close())
  t.equal(await second.get(['gone']), undefined)
})

test('openLevelStore() has every commit that was acknowledged before a SIGKILL, and no half of one', async (t) => {
  const directory = t.testdir()
  for (const acknowledgements of [50, 400]) {
    const acknowledged = await killAfter(directory, acknowledgements)
    const store = await openLevelStore(directory)
    const missing = await Promise.all(acknowledged.map(async ([worker = '', number = '', version]) => {
      const entries = await store.getMany([['a', Number(worker), Number(number)], ['b', Number(worker), Number(number)]])
      return entries.filter((entry) => entry?.version !== version).length
    }))
    t.ok(acknowledged.length >= acknowledgements)
    t.equal(missing.reduce((sum, count) => sum + count, 0), 0)
    const [a, b] = await Promise.all(['a', 'b'].map((side) => Array.fromAsync(store.scan({ prefix: [side] }), ({ version }) => version)))
    t.strictSame(a, b, 'both keys of each commit or neither')
    await store.close()
    rmSync(directory, { recursive: true })
  }
})

test('openLevelStore() refuses a directory that another has open', async (t) => {
  const directory = t.testdir()
  const store = await openLevelStore(directory)
  await t.rejects(openLevelStore(directory), { code: 'HP_ERR_DATA_LOCKED', message: new RegExp(directory) })
  await store.close()
  await (await openLevelStore(directory)).close()
})

test('openLevelStore() refuses a path that is no directory', async (t) => {
  const directory = t.testdir({ file: 'text' })
  await t.rejects(openLevelStore(join(directory, 'file')), { code: 'HP_ERR_DATA_READ_ONLY' })
  await t.rejects(openLevelStore(join(directory, 'file', 'store')), { code: 'HP_ERR_DATA_READ_ONLY' })
})

test('openLevelStore() refuses a damaged database, and leaves it as it is', async (t) => {
  const damage: Record<string, (directory: string) => void> = {
    'CURRENT names nothing': (directory) => writeFileSync(join(directory, 'CURRENT'), 'MANIFEST-999999\n'),
    'CURRENT is empty': (directory) => writeFileSync(join(directory, 'CURRENT'), ''),
    'CURRENT is gone': (directory) => rmSync(join(directory, 'CURRENT')),
    'the manifest is garbage': (directory) => writeFileSync(join(directory, named(directory, 'MANIFEST')), 'garbage'.repeat(100)),
  }
  for (const [name, harm] of Object.entries(damage)) {
    const directory = join(t.testdirName, name)
    const store = await openLevelStore(directory)
    await put(store, 'a')
    await store.close()
    await (await openLevelStore(directory)).close() // makes a table of the log
    harm(directory)
    const before = readdirSync(directory).filter((file) => file.endsWith('.ldb'))
    await t.rejects(openLevelStore(directory), { code: 'HP_ERR_DATA_CORRUPT' }, name)
    t.strictSame(readdirSync(directory).filter((file) => file.endsWith('.ldb')), before)
  }
  rmSync(t.testdirName, { recursive: true })
})

test('openLevelStore() on a disk that cannot be written', async (t) => {
  const disk = smallDisk(t, 24)
  if (typeof disk === 'string') return void t.comment(`skipped: ${disk}`)
  const directory = join(disk.directory, 'store')
  await (await openLevelStore(directory)).close()
  disk.readOnly()
  await t.rejects(openLevelStore(directory), { code: 'HP_ERR_DATA_READ_ONLY' })
  await t.rejects(openLevelStore(join(disk.directory, 'new')), { code: 'HP_ERR_DATA_READ_ONLY' })
})

test('openLevelStore() on a full disk', async (t) => {
  const disk = smallDisk(t, 8)
  if (typeof disk === 'string') return void t.comment(`skipped: ${disk}`)
  disk.fill()
  await t.rejects(openLevelStore(join(disk.directory, 'store')), { code: 'HP_ERR_DATA_FULL' })
})

test('commit() on a disk that fills up: refused whole, read on, and in service again once there is space', async (t) => {
  const disk = smallDisk(t, 48)
  if (typeof disk === 'string') return void t.comment(`skipped: ${disk}`)
  const directory = join(disk.directory, 'store')
  const store = await openLevelStore(directory)
  disk.fill()
  const before = await commitUntilFull(store)
  t.strictSame(await contents(store), before, 'while the disk is full')
  await t.rejects(put(store, 'more'), { code: 'HP_ERR_DATA_FULL' })
  await t.rejects(Promise.all([put(store, 'more'), put(store, 'more')]), { code: 'HP_ERR_DATA_FULL' })
  disk.free()
  const version = await put(store, 'z')
  t.ok(Object.values(before).every((older) => version > older), 'versions only grow')
  t.strictSame(await contents(store), { ...before, z: version }, 'after space was freed')
  await store.close()
  const again = await openLevelStore(directory)
  t.strictSame(await contents(again), { ...before, z: version }, 'after a restart')
  await again.close()
})

test('close() on a disk that filled up leaves nothing of the failed commit for the next start', async (t) => {
  const disk = smallDisk(t, 48)
  if (typeof disk === 'string') return void t.comment(`skipped: ${disk}`)
  const directory = join(disk.directory, 'store')
  const store = await openLevelStore(directory)
  disk.fill()
  const before = await commitUntilFull(store)
  disk.free()
  await store.close()
  const again = await openLevelStore(directory)
  t.teardown(() => again.close())
  t.strictSame(await contents(again), before)
})

test('LevelDatabase takes back a failed batch that reached the log all the same', async (t) => {
  const directory = t.testdir()
  const [a, b, c, after] = ['a', 'b', 'c', 'after'].map((name) => Buffer.from(name)) as [Buffer, Buffer, Buffer, Buffer]
  for (const end of ['the next write', 'close']) {
    const failing = new FailingHandle(directory)
    const handles: Handle[] = [failing]
    const database = await LevelDatabase.open(directory, () => handles.pop() ?? new Level(directory, BINARY))
    await database.write([{ type: 'put', key: a, value: a }, { type: 'put', key: b, value: b }, { type: 'del', key: c }])
    failing.failNext = true
    await t.rejects(database.write([{ type: 'put', key: a, value: c }, { type: 'del', key: b }, { type: 'put', key: c, value: c }]), { code: 'HP_ERR_DATA_READ_ONLY' })
    t.same(await database.getMany([a, b, c]), [a, b, undefined], 'read on from the old handle')
    if (end === 'the next write') await database.write([{ type: 'put', key: after, value: after }])
    await database.close()
    const again = await LevelDatabase.open(directory)
    t.same(await again.getMany([a, b, c, after]), [a, b, undefined, after], `taken back by ${end}`)
    await again.close()
  }
})

/** A disk whose fsync fails after the record was written: LevelDB then shows the state before, and recovers the state after. */
class FailingHandle extends Level<Buffer, Buffer> {
  failNext = false
  #before: ReturnType<Level<Buffer, Buffer>['snapshot']> | undefined

  constructor(directory: string) {
    super(directory, BINARY)
  }

  override batch(...args: never[]): never {
    return (this.failNext ? this.#fail(args) : Reflect.apply(super.batch, this, args)) as never
  }

  override getSync(key: Buffer, options?: object): never {
    return super.getSync(key, { ...BINARY, ...options, ...(this.#before && { snapshot: this.#before }) }) as never
  }

  async #fail(args: never[]): Promise<void> {
    this.#before = this.snapshot()
    await Reflect.apply(super.batch, this, args)
    throw Object.assign(new Error('IO error: 000003.log: Input/output error'), { code: 'LEVEL_IO_ERROR' }) // as level throws it
  }
}

async function put(store: Store, name: string): Promise<string> {
  const result = await store.commit({ puts: [{ key: [name], value: Buffer.from('x') }] })
  return result.ok ? result.version : 'conflict'
}

/** Commits that add a key, change one and delete one, until one fails. @returns what the store held before that one */
async function commitUntilFull(store: Store): Promise<Record<string, string>> {
  for (let number = 0; ; number++) {
    const before = await contents(store)
    const value = Buffer.alloc(1500, number)
    const commit = { puts: [{ key: [`n${number}`], value }, { key: ['changed'], value }], deletes: [[`n${number - 1}`]] }
    const failure = await store.commit(commit).then(() => undefined, (error: { code: string }) => error.code)
    if (failure === 'HP_ERR_DATA_FULL') return before
    if (failure !== undefined) return { failure }
  }
}

async function contents(store: Store): Promise<Record<string, string>> {
  const entries = await Array.fromAsync(store.scan({ prefix: [] }))
  return Object.fromEntries(entries.map(({ key, version }) => [key.join('/'), version]))
}

async function killAfter(directory: string, acknowledgements: number): Promise<string[][]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '_commit-for-ever.ts'), directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (output.split('\n').length > acknowledgements) child.kill('SIGKILL')
  })
  await once(child, 'close')
  return output.split('\n').slice(0, -1).map((line) => line.split(' '))
}

function named(directory: string, start: string): string {
  return readdirSync(directory).find((name) => name.startsWith(start)) ?? start
}
