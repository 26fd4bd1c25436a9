import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { IndexEntry } from '@hardpoint/schemas'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { formatLines, packagePath } from '../../../../registry/layout/mod.ts'
import { digestOf } from '../../../../registry/roles/mod.ts'
import type { IndexAt } from '../../../../registry/server/_catalog.ts'
import { npmTarball } from '../../../../registry/server/npm/_tarball.ts'
import { Releases, type ReleasesLimits } from '../../../../registry/server/npm/releases.ts'
import { lineOf } from '../../_author.ts'
import { codeOf, packageOf } from '../../_fixtures.ts'

const keys = generateKeyPair()

/** Files in memory, which note what packages are read. */
function world(limits?: ReleasesLimits) {
  const files = new Map<string, Uint8Array>()
  const read: string[] = []
  let full = false
  const releases = (): Releases => new Releases({
    directory: 'memory',
    read: async (path) => files.get(path),
    async write(path, bytes) {
      if (full) throw new Error('no space left')
      files.set(path, bytes)
    },
    async pieces(path) {
      const bytes = files.get(path)
      if (bytes === undefined) return undefined
      return { size: bytes.length, async* pieces() {
        read.push(path)
        for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
      } }
    },
  }, limits)
  const published = (versions: readonly string[], id = 'acme.mail'): ReturnType<typeof indexAt> => {
    const lines = versions.map((version) => {
      const bytes = packageOf(keys, { id, version })
      const line = lineOf(bytes, keys)
      files.set(packagePath(line), bytes)
      return line
    })
    return indexAt(lines)
  }
  return { files, read, releases, published, fill: () => { full = true } }
}

function indexAt(lines: readonly IndexEntry[]): IndexAt & { readonly lines: readonly IndexEntry[] } {
  const bytes = formatLines(lines)
  return { lines, id: lines[0]?.id ?? '', sha256: digestOf(bytes).sha256, read: async () => bytes }
}

test('Releases tells the digests of the very bytes that are sent', async (t) => {
  const { files, releases, published } = world()
  const [release] = await releases().of(published(['1.0.0']))
  if (release === undefined) return t.fail('there is one')
  const { entry, dist } = release
  const hpk = async function* () { yield files.get(packagePath(entry)) ?? new Uint8Array() }
  const tarball = npmTarball(entry)
  const bytes = await buffer(tarball.pieces(hpk()))
  t.equal(bytes.length, tarball.size)
  t.equal(dist.integrity, `sha512-${createHash('sha512').update(bytes).digest('base64')}`)
  t.equal(dist.shasum, createHash('sha1').update(bytes).digest('hex'))
})

test('Releases reads each package once, however many ask at the same time, and after a start not again', async (t) => {
  const { read, releases, published } = world()
  const index = published(['1.0.0', '1.1.0', '1.2.0'])
  const one = releases()
  const answers = await Promise.all(Array.from({ length: 50 }, () => one.of(index)))
  t.equal(read.length, 3)
  t.equal(new Set(answers).size, 1, 'all have the same, not a copy each')
  t.equal(await one.of(index), answers[0])
  t.same(await releases().of(index), answers[0])
  t.equal(read.length, 3, 'of a new start, private/npm/ tells')
})

test('Releases notes what is published, and reads that alone', async (t) => {
  const { read, releases, published } = world()
  const one = releases()
  await one.of(published(['1.0.0']))
  const index = published(['1.0.0', '1.1.0'])
  read.length = 0
  await one.note(index.lines.slice(1))
  t.match(read, [/1\.1\.0/])
  t.equal((await one.of(index)).length, 2)
  t.equal(read.length, 1, 'who asks then reads none')
})

test('Releases makes a file of digests anew that is lost, damaged or of another form', async (t) => {
  const { files, read, releases, published } = world()
  const index = published(['1.0.0'])
  const right = await releases().of(index)
  const [path = ''] = [...files.keys()].filter((name) => name.startsWith('private/npm/'))
  t.equal(path, 'private/npm/acme.mail.json')
  const key = Object.keys(JSON.parse(Buffer.from(files.get(path) ?? '').toString('utf8')) as object)[0] ?? ''
  for (const text of ['', '{', 'null', '[]', `{"${key}":{"integrity":"sha512-x","shasum":"y"}}`, `{"${key}":7}`, '{"other":{}}']) {
    files.set(path, Buffer.from(text))
    read.length = 0
    t.same(await releases().of(index), right, text)
    t.equal(read.length, 1, text)
  }
})

test('Releases serves although nothing can be written', async (t) => {
  const { read, releases, published, fill } = world()
  const index = published(['1.0.0'])
  fill()
  const one = releases()
  t.equal((await one.of(index)).length, 1)
  await one.of(index)
  t.equal(read.length, 1, 'from memory')
})

test('Releases reads so much in one go, and goes on where it was', async (t) => {
  const { read, releases, published } = world({ bytesATurn: 1 })
  const index = published(['1.0.0', '1.1.0', '1.2.0'])
  const one = releases()
  t.equal(await codeOf(one.of(index)), 'HP_ERR_REGISTRY_BUSY')
  t.equal(read.length, 1)
  t.equal(await codeOf(releases().of(index)), 'HP_ERR_REGISTRY_BUSY', 'a new start goes on too')
  t.equal((await one.of(index)).length, 3)
  t.equal(read.length, 3)
})

test('Releases lets so many wait, and tells others to come back', async (t) => {
  const { releases, published } = world({ maxWaiting: 2 })
  const one = releases()
  const [mail, chat, last] = [published(['1.0.0']), published(['1.0.0'], 'acme.chat'), published(['1.0.0'], 'acme.last')]
  const waiting = [one.of(mail), one.of(chat), one.of(mail)]
  t.equal(await codeOf(one.of(last)), 'HP_ERR_REGISTRY_BUSY')
  t.same((await Promise.all(waiting)).map(({ length }) => length), [1, 1, 1])
  t.equal((await one.of(last)).length, 1, 'afterwards')
})

test('Releases keeps so many versions in memory, those that were asked for last', async (t) => {
  const { releases, published } = world({ maxKept: 4 })
  const one = releases()
  const [mail, chat, last] = [published(['1.0.0']), published(['1.0.0'], 'acme.chat'), published(['1.0.0'], 'acme.last')]
  const first = await one.of(mail)
  const second = await one.of(chat)
  t.equal(await one.of(mail), first)
  await one.of(last)
  t.equal(await one.of(mail), first, 'asked for since')
  t.not(await one.of(chat), second, 'made room')
})

test('Releases vouches for no package that is missing or damaged', async (t) => {
  const { files, releases, published } = world()
  const index = published(['1.0.0'])
  const [path = '', bytes = new Uint8Array()] = [...files][0] ?? []
  for (const [name, broken] of [['cut off', bytes.subarray(1)], ['changed', Buffer.from(bytes).fill(7, bytes.length - 600, bytes.length - 500)], ['missing', undefined]] as const) {
    if (broken === undefined) files.delete(path)
    else files.set(path, broken)
    t.equal(await codeOf(releases().of(index)), 'HP_ERR_REGISTRY_CORRUPT', name)
  }
  files.set(path, bytes)
  t.equal((await releases().of(index)).length, 1)
})
