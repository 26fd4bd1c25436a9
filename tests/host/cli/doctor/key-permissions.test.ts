import { execFileSync } from 'node:child_process'
import { chmod, chown, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { writeKeyFile } from '@hardpoint/sdk/tools'
import { test, type Test } from 'tap'
import { keyPermissions } from '../../../../host/cli/doctor/key-permissions.ts'

/** A data directory as the host makes it. */
async function directoryOf(t: Pick<Test, 'testdir'>, name = 'data'): Promise<string> {
  const dataDirectory = join(t.testdir(), name)
  await mkdir(join(dataDirectory, 'keys'), { recursive: true, mode: 0o700 })
  await writeFile(join(dataDirectory, 'admin-token'), 'hpt_x\n', { mode: 0o600 })
  await writeKeyFile(join(dataDirectory, 'keys/publisher.key'), generateKeyPair())
  return dataDirectory
}

const CLOSED = { state: 'ok', found: 'keys and admin token are for their owner alone' }

test('keyPermissions finds nothing where all is for its owner alone, or nothing is there', async (t) => {
  t.same(await keyPermissions.run({ dataDirectory: await directoryOf(t) }), CLOSED)
  t.same(await keyPermissions.run({ dataDirectory: '/nowhere/at/all' }), CLOSED)
})

const OPEN: readonly (readonly [name: string, path: string, mode: number, fix: string])[] = [
  ['a key that the world can read', 'keys/publisher.key', 0o644, 'chmod 600'],
  ['a key that its group can read', 'keys/publisher.key', 0o640, 'chmod 600'],
  ['a key that others can write', 'keys/publisher.key', 0o602, 'chmod 600'],
  ['an admin token that the world can read', 'admin-token', 0o644, 'chmod 600'],
  ['a folder of keys that others can enter', 'keys', 0o711, 'chmod 700'],
  ['a data directory that others can enter', '', 0o755, 'chmod 700'],
]

for (const [name, path, mode, fix] of OPEN) {
  test(`keyPermissions finds ${name}, and its fix mends it`, async (t) => {
    const dataDirectory = await directoryOf(t)
    const file = join(dataDirectory, path)
    await chmod(file, mode)
    const result = await keyPermissions.run({ dataDirectory })
    t.match(result, { state: 'fail', found: `others can reach ${file} (${mode.toString(8)})`, fix: `Run: ${fix} '${file}'. Make new keys` })
    execFileSync('sh', ['-c', commandOf(result.fix)])
    t.same(await keyPermissions.run({ dataDirectory }), CLOSED)
  })
}

test('keyPermissions finds several at once, in folders below and under any name', async (t) => {
  const dataDirectory = await directoryOf(t, "it's; touch oops")
  await mkdir(join(dataDirectory, 'keys/old'), { mode: 0o700 })
  await writeFile(join(dataDirectory, 'keys/old/a.key'), '', { mode: 0o644 })
  await chmod(join(dataDirectory, 'admin-token'), 0o666)
  const result = await keyPermissions.run({ dataDirectory })
  t.match(result.found, /admin-token \(666\), .*old\/a\.key \(644\)$/)
  execFileSync('sh', ['-c', commandOf(result.fix)])
  t.same(await keyPermissions.run({ dataDirectory }), CLOSED)
})

test('keyPermissions finds keys of another user', { skip: process.getuid?.() === 0 ? false : 'only root gives files away' }, async (t) => {
  const dataDirectory = await directoryOf(t)
  const file = join(dataDirectory, 'keys/publisher.key')
  await chown(file, 12_345, 12_345)
  const result = await keyPermissions.run({ dataDirectory })
  t.match(result, { state: 'fail', found: `others can reach ${file} (of user 12345)` })
  execFileSync('sh', ['-c', commandOf(result.fix)])
  t.equal((await stat(file)).uid, process.getuid?.())
  t.same(await keyPermissions.run({ dataDirectory }), CLOSED)
})

test('keyPermissions says so where it cannot look', async (t) => {
  t.match(await keyPermissions.run({ dataDirectory: t.testdir({ keys: 'a file' }) }), { state: 'warn', found: /keys cannot be looked at \(ENOTDIR\)/, fix: String })
})

/** What stands between `Run:` and the sentence after it. */
function commandOf(fix = ''): string {
  return fix.replace(/^Run: /, '').replace(/\. Make new keys.*$/, '')
}
