import { createHash } from 'node:crypto'
import { test } from 'tap'
import { readPackage, signPackage, verifyPackage, writePackage, type PackageFiles } from '../../../schemas/package/mod.ts'
import { HardpointError } from '../../../schemas/errors/mod.ts'
import { FILES, flip, KEY, MANIFEST, OTHER_KEY, SIGNED, signedAs, text } from './_fixtures.ts'

const TRUSTED = { publicKeys: [KEY.publicKey] }
/** Larger than a gzip block, so that block headers lie inside a file. */
const LARGE = signPackage(new Map([...FILES, ['ui/big.bin', new Uint8Array(150_000).fill(65)]]), KEY)

function errorOf(bytes: Uint8Array): HardpointError {
  try {
    verifyPackage(bytes, TRUSTED)
  } catch (error) {
    if (HardpointError.is(error)) return error
    throw error
  }
  throw new Error('it was taken')
}

function statementOf(files: PackageFiles = FILES): { schema: number; id: string; version: string; files: Record<string, { sha256: string; size: number }> } {
  const listed = [...files].map(([path, content]) => [path, { sha256: createHash('sha256').update(content).digest('hex'), size: content.length }] as const)
  return { schema: 1, id: MANIFEST.id, version: MANIFEST.version, files: Object.fromEntries(listed) }
}

test('verifyPackage() returns what was signed, and by whom', async (t) => {
  const verified = verifyPackage(SIGNED, { publicKeys: [OTHER_KEY.publicKey, KEY.publicKey] })
  t.strictSame(verified.manifest, MANIFEST)
  t.strictSame([...verified.files.keys()].sort(), [...FILES.keys()].sort())
  t.equal(verified.sha256, createHash('sha256').update(SIGNED).digest('hex'))
  t.equal(verified.size, SIGNED.length)
  t.strictSame(verified.bytes, SIGNED)
  t.equal(verified.publicKey, KEY.publicKey)
})

test('verifyPackage() returns the bytes it checked, whatever becomes of the buffer', async (t) => {
  const buffer = Uint8Array.from(SIGNED)
  const verified = verifyPackage(buffer, TRUSTED)
  buffer.fill(0)
  t.strictSame(verified.bytes, SIGNED)
  t.strictSame(Buffer.from(verified.files.get('README.md') ?? []).toString(), '# Mail\n')
})

test('verifyPackage() refuses every package with one changed byte', async (t) => {
  // One bit of each, and of eight neighbours each another.
  for (let at = 0; at < SIGNED.length; at++) if (!(errorOf(flip(SIGNED, at, 1 << (at & 7))) instanceof HardpointError)) t.fail(`byte ${at}`)
  t.pass()
})

test('verifyPackage() names the file that a changed byte is in', async (t) => {
  for (const bytes of [SIGNED, LARGE]) {
    for (const [path, content] of readPackage(bytes)) {
      const from = Buffer.from(bytes).indexOf(Buffer.from(content.subarray(0, 200)))
      for (const at of [from, from + (content.length >> 1), from + Math.min(content.length, 60_000) - 1]) {
        const error = errorOf(flip(bytes, at))
        t.ok(error.message.includes(path), `${path} at ${at}: ${error.message}`)
        if (path !== 'signature.json') t.match(error, { code: 'HP_ERR_PACKAGE_FILE', details: { file: path, expected: /SHA-256 [0-9a-f]{64}/, found: /SHA-256 [0-9a-f]{64}/ } })
      }
    }
  }
})

test('verifyPackage() names the file whose header or padding was changed', async (t) => {
  const archive = Buffer.from(SIGNED)
  for (const path of FILES.keys()) {
    const header = archive.indexOf(`${path}\0`)
    for (const at of [header, header + 101, header + 130, header + 150, header + 156, header + 157, header + 260, header + 400]) {
      t.match(errorOf(flip(SIGNED, at)), { code: 'HP_ERR_PACKAGE_FILE', details: { file: path } }, `${path} + ${at - header}`)
    }
  }
  const readme = archive.indexOf('# Mail\n')
  t.match(errorOf(flip(SIGNED, readme + 7)), { code: 'HP_ERR_PACKAGE_FILE', details: { file: 'README.md', problem: /padding/ } })
  const first = archive.indexOf('signature.json\0')
  for (const at of [first, first + 130, first + 150]) t.match(errorOf(flip(SIGNED, at)), { code: 'HP_ERR_PACKAGE_FILE', details: { file: 'signature.json' } })
})

test('verifyPackage() says that the frame is damaged where no file is', async (t) => {
  for (const at of [0, 3, 9, 10, 12, SIGNED.length - 1, SIGNED.length - 8, SIGNED.length - 500]) {
    t.match(errorOf(flip(SIGNED, at)), { code: 'HP_ERR_PACKAGE_FORMAT', message: /gzip/ }, `byte ${at}`)
  }
  t.match(errorOf(flip(LARGE, 10 + 5 + 65_535 + 1)), { code: 'HP_ERR_PACKAGE_FORMAT', message: /block/ }, 'the header of the second block')
})

/** Archives that are whole, with a good checksum, but are not what was signed. */
const signature = readPackage(SIGNED).get('signature.json') ?? new Uint8Array()
const repacked = (change: (files: Map<string, Uint8Array>) => void): Uint8Array => {
  const files = new Map([['signature.json', signature], ...FILES])
  change(files)
  return writePackage(files)
}

test('verifyPackage() names the file that was replaced, with both digests', async (t) => {
  t.match(errorOf(repacked((files) => files.set('main.js', text('evil')))), {
    code: 'HP_ERR_PACKAGE_FILE', message: /The file main\.js in the package was changed/, details: { file: 'main.js', expected: /\(1800 bytes\)/, found: /\(4 bytes\)/ },
  })
  t.match(errorOf(repacked((files) => files.set('plugin.json', text(JSON.stringify({ ...MANIFEST, tier: 'pro' }))))), { details: { file: 'plugin.json' } })
})

test('verifyPackage() names the file that is missing', async (t) => {
  for (const path of FILES.keys()) {
    t.match(errorOf(repacked((files) => files.delete(path))), { code: 'HP_ERR_PACKAGE_FILE', message: /is missing/, details: { file: path, found: 'no such file' } })
  }
})

test('verifyPackage() names the file that was added', async (t) => {
  for (const path of ['ui/evil.js', 'LICENSE', 'main.js.map']) {
    t.match(errorOf(repacked((files) => files.set(path, text('')))), { code: 'HP_ERR_PACKAGE_FILE', message: /not in the signed list/, details: { file: path } })
  }
})

test('verifyPackage() refuses a package without a signature', async (t) => {
  t.match(errorOf(writePackage(FILES)), { code: 'HP_ERR_PACKAGE_UNSIGNED', details: { subject: 'acme.mail' } })
})

test('verifyPackage() refuses the signature of another key, of another package, or of none', async (t) => {
  t.match(errorOf(signPackage(FILES, OTHER_KEY)), { code: 'HP_ERR_PACKAGE_SIGNATURE', message: /none of the 1 trusted/ })
  const older = readPackage(signPackage(new Map([...FILES, ['main.js', text('old')]]), KEY)).get('signature.json') ?? new Uint8Array()
  t.match(errorOf(repacked((files) => files.set('signature.json', older))), { code: 'HP_ERR_PACKAGE_FILE', details: { file: 'main.js' } })
  t.throws(() => verifyPackage(SIGNED, { publicKeys: [] }), { code: 'HP_ERR_PACKAGE_SIGNATURE' })
})

const envelope = JSON.parse(Buffer.from(signature).toString()) as { payloadType: string; payload: string; signatures: { keyid: string; sig: string }[] }

/** Changes of signature.json that leave a valid signature in it. */
const REWRITTEN: readonly (readonly [name: string, text: string])[] = [
  ['white space', `${JSON.stringify(envelope)}\n`],
  ['other white space', JSON.stringify(envelope, null, 2)],
  ['another order', JSON.stringify({ signatures: envelope.signatures, payload: envelope.payload, payloadType: envelope.payloadType })],
  ['a wrong key id', JSON.stringify({ ...envelope, signatures: [{ ...envelope.signatures[0], keyid: '0'.repeat(64) }] })],
  ['a stranger\'s signature beside', JSON.stringify({ ...envelope, signatures: [...envelope.signatures, { keyid: '0'.repeat(64), sig: '' }] })],
  ['the signature twice', JSON.stringify({ ...envelope, signatures: [...envelope.signatures, ...envelope.signatures] })],
  ['a name twice', `{"payload":"e30=",${JSON.stringify(envelope).slice(1)}`],
  ['an escaped character', JSON.stringify(envelope).replace('vnd', '\\u0076nd')],
]

for (const [name, content] of REWRITTEN) {
  test(`verifyPackage() refuses a signature.json with ${name}: a package has one form`, async (t) => {
    t.match(errorOf(repacked((files) => files.set('signature.json', text(content)))).code, /HP_ERR_PACKAGE_SIGNATURE|HP_ERR_DOCUMENT_INVALID/)
  })
}

/** Statements that a publisher's key did sign, but that are not a right one. */
const STATEMENTS: readonly (readonly [name: string, statement: unknown, code: string])[] = [
  ['another id', { ...statementOf(), id: 'acme.other' }, 'HP_ERR_PACKAGE_FILE'],
  ['another version', { ...statementOf(), version: '9.9.9' }, 'HP_ERR_PACKAGE_FILE'],
  ['another schema', { ...statementOf(), schema: 2 }, 'HP_ERR_DOCUMENT_INVALID'],
  ['no files', { ...statementOf(), files: {} }, 'HP_ERR_DOCUMENT_INVALID'],
  ['one file more', { ...statementOf(), files: { ...statementOf().files, LICENSE: { sha256: '0'.repeat(64), size: 1 } } }, 'HP_ERR_PACKAGE_FILE'],
  ['itself in the list', { ...statementOf(), files: { ...statementOf().files, 'signature.json': { sha256: '0'.repeat(64), size: 1 } } }, 'HP_ERR_PACKAGE_FILE'],
  ['a right digest and a wrong size', { ...statementOf(), files: { ...statementOf().files, 'main.js': { ...statementOf().files['main.js'], size: 1 } } }, 'HP_ERR_PACKAGE_FILE'],
  ['a digest in capitals', { ...statementOf(), files: { ...statementOf().files, 'main.js': { sha256: 'A'.repeat(64), size: 1800 } } }, 'HP_ERR_DOCUMENT_INVALID'],
  ['a file twice', JSON.stringify(statementOf()).replace('"files":{', `"files":{"main.js":{"sha256":"${'0'.repeat(64)}","size":4},`), 'HP_ERR_DOCUMENT_INVALID'],
  ['a __proto__ in the list', JSON.stringify(statementOf()).replace('"files":{', '"files":{"__proto__":{"sha256":"","size":4},'), 'HP_ERR_DOCUMENT_INVALID'],
  ['text that is not JSON', 'signed, truly', 'HP_ERR_DOCUMENT_INVALID'],
]

for (const [name, statement, code] of STATEMENTS) {
  test(`verifyPackage() refuses a signed statement with ${name}`, async (t) => {
    t.match(errorOf(signedAs(FILES, statement)), { code })
  })
}

test('verifyPackage() refuses a signed package whose manifest is not valid', async (t) => {
  for (const manifest of ['{}', '[]', 'null', JSON.stringify({ ...MANIFEST, extra: 1 }), `{"tier":"pro",${JSON.stringify(MANIFEST).slice(1)}`, `\ufeff${JSON.stringify(MANIFEST)}`]) {
    const files = new Map([...FILES, ['plugin.json', text(manifest)]])
    t.match(errorOf(signedAs(files, statementOf(files))), { code: 'HP_ERR_DOCUMENT_INVALID', details: { document: 'plugin.json' } }, manifest)
  }
})

test('verifyPackage() refuses a signed package whose contributions clash, however it was made', async (t) => {
  const [route, other] = [{ id: 'a', method: 'GET', path: '/x/:a' }, { id: 'b', method: 'GET', path: '/x/:b' }]
  for (const [contributes, pointer] of [[{ routes: [route, other] }, '/contributes/routes/1/path'], [{ jobs: [{ id: 'a' }, { id: 'a' }] }, '/contributes/jobs/1/id']] as const) {
    const files = new Map([...FILES, ['plugin.json', text(JSON.stringify({ ...MANIFEST, contributes }))]])
    t.match(errorOf(signedAs(files, statementOf(files))), { code: 'HP_ERR_DOCUMENT_INVALID', details: { document: 'plugin.json', pointer } })
  }
})

test('verifyPackage() refuses a signed package without code', async (t) => {
  const files = new Map([...FILES].filter(([path]) => path !== 'main.js'))
  t.match(errorOf(signedAs(files, statementOf(files))), { code: 'HP_ERR_PACKAGE_FILE', details: { file: 'main.js' } })
})

test('verifyPackage() reads a truncated download as one, not as a broken signature', async (t) => {
  for (const length of [0, 1, 17, 18, 100, 511, 2000, SIGNED.length - 513, SIGNED.length - 1]) {
    t.equal(errorOf(SIGNED.subarray(0, length)).code, 'HP_ERR_PACKAGE_FORMAT', `${length} bytes`)
  }
})

test('verifyPackage() refuses what is too large before it reads', async (t) => {
  t.throws(() => verifyPackage(SIGNED, { ...TRUSTED, limits: { maxBytes: 1000, maxFiles: 10 } }), { code: 'HP_ERR_PACKAGE_TOO_LARGE' })
  t.throws(() => verifyPackage(SIGNED, { ...TRUSTED, limits: { maxBytes: 1e6, maxFiles: 3 } }), { code: 'HP_ERR_PACKAGE_TOO_LARGE' })
})

test('verifyPackage() refuses a signature or manifest beyond its size before it is parsed', async (t) => {
  const padding = ' '.repeat(1_048_576)
  const unsigned = writePackage(new Map([['signature.json', text(`{}${padding}`)], ...FILES]))
  t.match(errorOf(unsigned), { code: 'HP_ERR_PACKAGE_TOO_LARGE', details: { what: 'bytes in signature.json' } })
  const files = new Map([...FILES, ['plugin.json', text(`${JSON.stringify(MANIFEST)}${padding}`)]])
  t.match(errorOf(signedAs(files, statementOf(files))), { code: 'HP_ERR_PACKAGE_TOO_LARGE', details: { what: 'bytes in plugin.json' } })
})
