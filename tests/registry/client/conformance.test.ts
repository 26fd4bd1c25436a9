import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from 'tap'
import { mirror } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'

const PROGRAM = join(import.meta.dirname, '../../../registry/client/conformance.ts')

test('conformance is a program with exit codes', async (t) => {
  const repository = new TufRepository({ now: Date.now() })
  repository.register('acme')
  const url = await mirror(t, (request, response) => {
    const bytes = repository.files.get((request.url ?? '').slice(1))
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
  })
  const directory = t.testdir()
  const [metadata, targets] = [join(directory, 'metadata'), join(directory, 'targets')]
  for (const folder of [metadata, targets]) await mkdir(folder)
  await writeFile(join(directory, 'root.json'), repository.files.get('metadata/1.root.json') ?? '')
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [PROGRAM, '--metadata-dir', metadata, ...args]).then(() => 0, (error: unknown) => error)
  t.equal(await run('init', join(directory, 'root.json')), 0)
  t.equal(await run('--metadata-url', `${url}metadata/`, 'refresh'), 0)
  t.equal(await run('--metadata-url', `${url}metadata/`, '--target-name', 'publishers/acme.json', '--target-base-url', `${url}targets/`, '--target-dir', targets, 'download'), 0)
  t.match(JSON.parse(String(await readFile(join(targets, 'publishers%2Facme.json')))), { id: 'acme' })
  t.match(await run('--metadata-url', `${url}elsewhere/`, 'refresh'), { code: 1, stderr: /it is missing; is this a registry\?/ })
})
