import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { dataDirectory, judgeSpace } from '../../../../host/cli/doctor/data-directory.ts'

const MB = 1024 * 1024

test('dataDirectory shows where it is and what room it has', async (t) => {
  const directory = t.testdir()
  const { found } = await dataDirectory.run({ dataDirectory: directory })
  t.match(found, new RegExp(`^${directory}, \\d+ MB free$`))
})

test('dataDirectory finds one that is not there yet, at any depth', async (t) => {
  const directory = t.testdir()
  for (const path of ['data', 'a/b/data']) {
    t.match(await dataDirectory.run({ dataDirectory: join(directory, path) }), { state: 'warn', found: /is not there yet/, fix: 'hardpoint start makes it.' }, path)
  }
})

test('dataDirectory finds a file in its place or above it', async (t) => {
  const directory = t.testdir({ file: '' })
  t.match(await dataDirectory.run({ dataDirectory: join(directory, 'file') }), { state: 'fail', found: /is no directory/, fix: /--data/ })
  t.match(await dataDirectory.run({ dataDirectory: join(directory, 'file/data') }), { state: 'fail', found: /cannot be looked at \(ENOTDIR\)/, fix: /--data/ })
})

test('dataDirectory finds one that cannot be written, or made', { skip: process.getuid?.() === 0 ? 'root may write everywhere' : false }, async (t) => {
  const directory = t.testdir({ closed: {} })
  await chmod(join(directory, 'closed'), 0o500)
  t.match(await dataDirectory.run({ dataDirectory: join(directory, 'closed') }), { state: 'fail', found: /cannot be written/, fix: /write permission/ })
  t.match(await dataDirectory.run({ dataDirectory: join(directory, 'closed/data') }), { state: 'fail', found: /cannot be made/, fix: /Make it/ })
})

test('judgeSpace() finds a disk that is full or soon will be', async (t) => {
  t.match(judgeSpace('/d', 15 * MB), { state: 'fail', found: '/d, 15 MB free', fix: /refuses writes/ })
  t.match(judgeSpace('/d', 16 * MB), { state: 'warn', fix: 'Free disk space soon.' })
  t.match(judgeSpace('/d', 511 * MB), { state: 'warn' })
  t.same(judgeSpace('/d', 512 * MB), { state: 'ok', found: '/d, 512 MB free' })
})
