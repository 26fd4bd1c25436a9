import { readdir } from 'node:fs/promises'
import { test } from 'tap'
import { verifyInWorker } from '../../../registry/tuf/verify-in-worker.ts'
import type { Read } from '../../../registry/tuf/read.ts'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { HardpointError } from '@hardpoint/schemas/errors'
import { TufRepository } from '../_tuf-repository.ts'
import { errorOf } from '../_fixtures.ts'
import { optionsFor, verify } from './_verify.ts'

function repositoryOf(): TufRepository {
  const repository = new TufRepository()
  repository.publish()
  repository.publish({ id: 'evil.mail' })
  repository.write('namespace.evil', [generateKeyPair()])
  repository.release()
  return repository
}

function run(repository: TufRepository, { read = repository.source().read, deadlineMs = 60_000, scratch }: { read?: Read; deadlineMs?: number; scratch?: string } = {}) {
  const roots: number[] = []
  const found = verifyInWorker(read, {
    ...optionsFor(repository, { publishers: ['acme', 'evil'] }), deadlineMs, keepRoot: (bytes) => { roots.push(bytes.length) }, ...(scratch === undefined ? {} : { scratch }),
  })
  return { roots, found }
}

test('verifyInWorker() finds what verifyMetadata() finds', async (t) => {
  const repository = repositoryOf()
  repository.rotateRoot(() => undefined)
  const { found, roots } = run(repository)
  const { refused, ...rest } = await found
  const { refused: expected, ...same } = await verify(repository, { publishers: ['acme', 'evil'] })
  t.same(rest, same)
  t.same([...refused.values()].map((error) => error.toJSON()), [...expected.values()].map((error) => error.toJSON()))
  t.ok([...refused.values()].every((error) => error instanceof HardpointError))
  t.same(roots, [repository.files.get('metadata/2.root.json')?.length])
})

test('verifyInWorker() passes errors on, the source\'s and its own', async (t) => {
  const repository = repositoryOf()
  const away: Read = () => Promise.reject(new HardpointError('HP_ERR_REGISTRY_UNREACHABLE', { registry: 'memory', problem: 'HTTP 503' }))
  t.match(await errorOf(run(repository, { read: away }).found), { code: 'HP_ERR_REGISTRY_UNREACHABLE', details: { problem: 'HTTP 503' } })
  repository.write('timestamp', [generateKeyPair()])
  t.match(await errorOf(run(repository).found), { code: 'HP_ERR_REGISTRY_UNTRUSTED', details: { what: 'timestamp.json' } })
})

test('verifyInWorker() ends at its deadline, and says whether it waited or worked', async (t) => {
  const repository = repositoryOf()
  const never: Read = () => new Promise(() => undefined)
  t.match(await errorOf(run(repository, { read: never, deadlineMs: 300 }).found), { code: 'HP_ERR_REGISTRY_UNREACHABLE', details: { problem: 'its metadata did not come within 300 ms' } })
  // An online key lists 15,000 roles: tuf-js would copy the list for each of them.
  repository.role('snapshot').meta = Object.fromEntries([['targets.json', repository.role('snapshot').meta?.['targets.json'] ?? {}], ...Array.from({ length: 15_000 }, (_, at) => [`namespace.n${at}.json`, { version: 1, length: 9, hashes: { sha256: 'a'.repeat(64) } }])])
  repository.release()
  t.match(await errorOf(run(repository, { deadlineMs: 2000 }).found), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { problem: 'checking it took longer than 2000 ms' } })
})

test('verifyInWorker() leaves nothing behind', async (t) => {
  const scratch = t.testdir()
  await run(repositoryOf(), { scratch }).found
  await errorOf(run(repositoryOf(), { scratch, read: () => new Promise(() => undefined), deadlineMs: 300 }).found)
  t.same(await readdir(scratch), [])
})

test('verifyInWorker() ends where its caller gives up, and leaves nothing behind', async (t) => {
  const scratch = t.testdir()
  const repository = repositoryOf()
  const ended = new AbortController()
  const found = verifyInWorker(() => {
    ended.abort(new HardpointError('HP_ERR_DATA_CLOSED', { directory: 'here' }))
    return new Promise(() => undefined)
  }, { ...optionsFor(repository, { publishers: [] }), deadlineMs: 60_000, scratch, signal: ended.signal })
  t.match(await errorOf(found), { code: 'HP_ERR_DATA_CLOSED' })
  t.same(await readdir(scratch), [])
})

test('verifyInWorker() does not begin where its caller gave up before it could, and leaves nothing behind', async (t) => {
  const [repository, scratch] = [repositoryOf(), t.testdir()]
  for (const early of [true, false]) {
    const ended = new AbortController()
    const abort = () => ended.abort(new HardpointError('HP_ERR_DATA_CLOSED', { directory: 'here' }))
    let asked = 0
    if (early) abort()
    const found = verifyInWorker(() => {
      asked++
      return new Promise(() => undefined)
    }, { ...optionsFor(repository, { publishers: [] }), deadlineMs: 60_000, scratch, signal: ended.signal })
    // While its folder is being made.
    if (!early) abort()
    t.match(await errorOf(found), { code: 'HP_ERR_DATA_CLOSED' })
    t.equal(asked, 0)
  }
  t.same(await readdir(scratch), [])
})
