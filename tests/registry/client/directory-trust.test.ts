import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { directoryTrust } from '../../../registry/client/directory-trust.ts'
import { errorOf } from '../_fixtures.ts'

const text = (files: ReadonlyMap<string, Uint8Array>): Record<string, string> => Object.fromEntries([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))

test('directoryTrust() begins with nothing, and gives back what was saved', async (t) => {
  const directory = join(t.testdir(), 'deep', 'trust')
  const trust = directoryTrust(directory)
  t.equal(trust.place, directory)
  t.equal((await trust.load()).size, 0)
  await trust.save(new Map([['root.json', Buffer.from('1')], ['namespace.acme.json', Buffer.from('2')]]))
  await trust.save(new Map([['root.json', Buffer.from('3')]]))
  t.same(text(await directoryTrust(directory).load()), { 'root.json': '3', 'namespace.acme.json': '2' })
  t.equal((await stat(directory)).mode & 0o777, 0o700)
  t.equal((await stat(join(directory, 'root.json'))).mode & 0o777, 0o600)
})

test('directoryTrust() writes only what changed, in the order given', async (t) => {
  const directory = t.testdir()
  await directoryTrust(directory).save(new Map([['root.json', Buffer.from('1')]]))
  const written: string[] = []
  const trust = directoryTrust(directory, { replace: async (_directory, name) => { written.push(name) } })
  await trust.save(new Map([['timestamp.json', Buffer.from('1')], ['root.json', Buffer.from('1')], ['snapshot.json', Buffer.from('1')]]))
  t.same(written, ['timestamp.json', 'snapshot.json'])
})

test('directoryTrust() reads nothing but what it keeps, and clears what a kill left unfinished', async (t) => {
  const directory = t.testdir({ 'root.json.0a0b.new': 'half', 'notes.txt': 'x', 'namespace.ACME.json': 'x' })
  const trust = directoryTrust(directory)
  t.equal((await trust.load()).size, 0)
  await trust.save(new Map([['root.json', Buffer.from('1')]]))
  t.same((await readdir(directory)).toSorted(), ['namespace.ACME.json', 'notes.txt', 'root.json'])
})

test('directoryTrust() words a place it cannot use', async (t) => {
  const directory = t.testdir({ file: 'x' })
  t.match(await errorOf(directoryTrust(join(directory, 'file', 'trust')).save(new Map())), { code: 'HP_ERR_DATA_READ_ONLY' })
  await mkdir(join(directory, 'trust', 'root.json'), { recursive: true })
  await writeFile(join(directory, 'trust', 'root.json', 'x'), '')
  await t.rejects(directoryTrust(join(directory, 'trust')).load(), { code: 'EISDIR' })
})
