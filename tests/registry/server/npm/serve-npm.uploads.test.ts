import { readdir } from 'node:fs/promises'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { createRegistryServer } from '@hardpoint/registry/server'
import { test } from 'tap'
import { commitOf, inForce, lineOf } from '../../_author.ts'
import { acmeStore, packageOf, type Fixture } from '../../_fixtures.ts'

interface Entry {
  readonly path: string
  readonly bytes?: Uint8Array
  /** As tar writes them: '0' a file, '1' and '2' links, '3' a device, '5' a folder, '6' a pipe, 'x' and 'L' what the next is called in truth. */
  readonly type?: string
  readonly link?: string
  /** What the header says. */
  readonly size?: number
}

/** Written here by hand: no library makes what these tests need. */
function tarOf(entries: readonly Entry[]): Buffer {
  return Buffer.concat([...entries.flatMap(({ path, bytes = new Uint8Array(), type = '0', link = '', size = bytes.length }) => {
    const header = Buffer.alloc(512)
    header.write(path, 0, 100)
    for (const [at, length, value] of [[100, 8, 0o644], [108, 8, 0], [116, 8, 0], [124, 12, size], [136, 12, 0]] as const) header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at)
    header.write('        ', 148)
    header.write(type, 156)
    header.write(link, 157, 100)
    header.write('ustar\x0000', 257)
    header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148)
    return [header, bytes, Buffer.alloc((512 - bytes.length % 512) % 512)]
  }), Buffer.alloc(1024)])
}

/** A line of what `x` holds, with its own length before it. */
function pax(name: string, value: string): Buffer {
  const rest = ` ${name}=${value}\n`
  const length = [2, 3].map((digits) => digits + rest.length).find((each) => String(each).length + rest.length === each) ?? 0
  return Buffer.from(`${length}${rest}`)
}

interface Uploads extends Fixture {
  /** What a good upload holds. */
  readonly hpk: Uint8Array
  readonly release: Uint8Array
  put(tarball: Uint8Array): Promise<{ readonly statusCode: number; readonly code?: string; readonly message?: string }>
}

async function uploads(t: { teardown(work: () => unknown): unknown }): Promise<Uploads> {
  const fixture = await acmeStore(t)
  const { store, keys, token, directory } = fixture
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const hpk = packageOf(keys)
  return {
    ...fixture, hpk,
    release: Buffer.from(JSON.stringify(await commitOf(directory, { keys, lines: { 'acme.mail': [lineOf(hpk, keys)] } }))),
    async put(tarball) {
      const payload = { _attachments: { 'mail.tgz': { data: Buffer.from(tarball).toString('base64') } } }
      const answer = await server.inject({ method: 'PUT', url: '/npm/@acme%2fmail', payload, headers: { authorization: `Bearer ${token}` } })
      return { statusCode: answer.statusCode, ...answer.json<object>() }
    },
  }
}

const HPK = 'package/plugin.hpk'
const RELEASE = 'package/release.json'

test('serveNpm() takes an upload that is written by hand as npm would: so that the others are refused for what they do', async (t) => {
  const { put, hpk, release, directory } = await uploads(t)
  t.match(await put(gzipSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }, { path: 'package/README.md', bytes: Buffer.from('hello') }]))), { statusCode: 201 })
  t.equal((await inForce(directory)).version, 1)
})

/** Unpacked a mebibyte, of which forty are more than there may be. */
const ZEROS = gzipSync(Buffer.alloc(1 << 20))

/** Each is good but for one thing. */
const HOSTILE: Readonly<Record<string, (parts: Pick<Uploads, 'hpk' | 'release'>) => Uint8Array>> = {
  'a name twice, another package first': ({ hpk, release }) => gzipSync(tarOf([{ path: HPK, bytes: Buffer.from('x') }, { path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }])),
  'a name twice, another package last': ({ hpk, release }) => gzipSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }, { path: HPK, bytes: Buffer.from('x') }])),
  'the release twice': ({ hpk, release }) => gzipSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }, { path: RELEASE, bytes: release }])),
  'a symbolic link in the place of the package': ({ release }) => gzipSync(tarOf([{ path: HPK, type: '2', link: '/etc/passwd' }, { path: RELEASE, bytes: release }])),
  'a hard link in the place of the package': ({ release }) => gzipSync(tarOf([{ path: HPK, type: '1', link: 'private/online.key.json' }, { path: RELEASE, bytes: release }])),
  'a link before the package': ({ hpk, release }) => gzipSync(tarOf([{ path: HPK, type: '2', link: '/etc/passwd' }, { path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }])),
  'a folder in the place of the package': ({ release }) => gzipSync(tarOf([{ path: HPK, type: '5' }, { path: RELEASE, bytes: release }])),
  'a device in the place of the package': ({ release }) => gzipSync(tarOf([{ path: HPK, type: '3' }, { path: RELEASE, bytes: release }])),
  'a pipe in the place of the release': ({ hpk }) => gzipSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, type: '6' }])),
  'a package under a name that leads back to it': ({ hpk, release }) => gzipSync(tarOf([{ path: 'package/x/../plugin.hpk', bytes: hpk }, { path: RELEASE, bytes: release }])),
  'a second package that is called so by its extended header': ({ hpk, release }) => gzipSync(tarOf([
    { path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }, { path: 'pax', type: 'x', bytes: pax('path', HPK) }, { path: 'package/other', bytes: Buffer.from('x') },
  ])),
  'a second package that is called so by a long name': ({ hpk, release }) => gzipSync(tarOf([
    { path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }, { path: '././@LongLink', type: 'L', bytes: Buffer.from(`${HPK}\0`) }, { path: 'package/other', bytes: Buffer.from('x') },
  ])),
  'a package longer than what came': ({ hpk, release }) => gzipSync(tarOf([{ path: RELEASE, bytes: release }, { path: HPK, bytes: hpk, size: hpk.length + 4096 }])),
  'a package of terabytes': ({ hpk, release }) => gzipSync(tarOf([{ path: RELEASE, bytes: release }, { path: HPK, bytes: hpk, size: 0o77777777777 }])),
  'a header whose sum is wrong': ({ hpk, release }) => {
    const tar = tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }])
    tar[0] = 0x71
    return gzipSync(tar)
  },
  'no package': ({ release }) => gzipSync(tarOf([{ path: RELEASE, bytes: release }])),
  'no release': ({ hpk }) => gzipSync(tarOf([{ path: HPK, bytes: hpk }])),
  'a tar file in a tar file': ({ hpk, release }) => gzipSync(tarOf([{ path: 'package/mail.tar', bytes: tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }]) }])),
  'a tar file that is not packed': ({ hpk, release }) => tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }]),
  'a tar file packed twice': ({ hpk, release }) => gzipSync(gzipSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }]))),
  'a tar file packed in another way inside': ({ hpk, release }) => gzipSync(zstdCompressSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }]))),
  'a tar file packed in a third way inside': ({ hpk, release }) => gzipSync(brotliCompressSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }]))),
  'a tar file packed in another way': ({ hpk, release }) => zstdCompressSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }])),
  'a bomb': ({ hpk, release }) => gzipSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }, { path: 'package/zeros', bytes: Buffer.alloc(32 << 20) }])),
  'a bomb in many parts': ({ hpk, release }) => Buffer.concat([
    gzipSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }])), ...Array.from({ length: 40 }, () => ZEROS),
  ]),
  'a bomb in a bomb': ({ hpk, release }) => gzipSync(gzipSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }, { path: 'package/zeros', bytes: Buffer.alloc(32 << 20) }]))),
  'half of it': ({ hpk, release }) => {
    const whole = gzipSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }]))
    return whole.subarray(0, whole.length / 2)
  },
}

test('serveNpm() refuses an upload that some reader would understand otherwise, or that grows, and keeps nothing of it', async (t) => {
  const { put, hpk, release, directory } = await uploads(t)
  const files = async () => (await readdir(directory, { recursive: true })).toSorted()
  const before = await files()
  for (const [name, make] of Object.entries(HOSTILE)) {
    const answer = await put(make({ hpk, release }))
    t.match(answer, { statusCode: 400, code: 'HP_ERR_NPM_UPLOAD' }, name)
  }
  t.strictSame(await files(), before)
  t.equal((await inForce(directory)).version, 0)
  t.match(await put(gzipSync(tarOf([{ path: HPK, bytes: hpk }, { path: RELEASE, bytes: release }]))), { statusCode: 201 }, 'and a good one is taken')
})
