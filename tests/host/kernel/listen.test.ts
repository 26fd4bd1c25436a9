import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import fastify from 'fastify'
import { test } from 'tap'
import { announce, listen } from '../../../host/kernel/listen.ts'

test('listen() gives the URL, and says which port is in use', async (t) => {
  const [first, second] = [fastify(), fastify()]
  t.teardown(() => Promise.all([first.close(), second.close()]))
  const url = await listen(first, '127.0.0.1', 0)
  t.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
  const port = Number(new URL(url).port)
  await t.rejects(listen(second, '127.0.0.1', port), { code: 'HP_ERR_PORT_IN_USE', details: { port } })
})

test('listen() on an address that is not ours is a boot error', async (t) => {
  const app = fastify()
  t.teardown(() => app.close())
  await t.rejects(listen(app, '192.0.2.1', 0), { code: 'HP_ERR_BOOT' })
})

test('announce() writes who and where for the owner alone, and takes it back', async (t) => {
  const file = join(t.testdir(), 'host.json')
  const withdraw = await announce(file, 'http://127.0.0.1:1')
  t.match(JSON.parse(await readFile(file, 'utf8')), { pid: process.pid, url: 'http://127.0.0.1:1' })
  t.equal((await stat(file)).mode & 0o777, 0o600)
  await withdraw()
  await t.rejects(stat(file), { code: 'ENOENT' })
})
