// Cases of the public TUF conformance suite about what a repository may not serve, told anew. Their names stand in parentheses.
import { createHash } from 'node:crypto'
import { test } from 'tap'
import { NOW } from '../_fixtures.ts'
import { Simulator } from './_simulator.ts'

const DAY = 86_400_000
const ALL = ['root', 'targets', 'snapshot', 'timestamp']

interface Test { testdir(): string; teardown(work: () => unknown): unknown }

async function initialised(t: Test): Promise<Simulator> {
  const simulator = await Simulator.create(t)
  await simulator.init()
  return simulator
}

/** What a client has when a role was refused, that had nothing but a root. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  root: ['root@1'], timestamp: ['root@2'], snapshot: ['root@2', 'timestamp@2'], targets: ['root@2', 'snapshot@2', 'timestamp@2'],
}

test('runConformance() goes as far as roles are signed (test_unsigned_metadata)', async (t) => {
  for (const [role, kept] of Object.entries(KEPT)) {
    const simulator = await initialised(t)
    simulator.signers[role] = []
    simulator.publish(...ALL)
    t.equal(await simulator.refresh(), 1, role)
    t.same(await simulator.trusted(), kept)
  }
})

test('runConformance() takes no other version than it asked for (test_url_and_metadata_version_mismatch)', async (t) => {
  for (const role of ['root', 'snapshot', 'targets']) {
    for (const served of [1, 3]) {
      const simulator = await initialised(t)
      simulator.publish(...ALL)
      const { meta } = simulator.role('snapshot')
      const { version } = simulator.role(role)
      Object.assign(simulator.role(role), { version: served })
      simulator.write(role)
      simulator.replaced.set(`2.${role}.json`, simulator.published[role]?.pop() ?? new Uint8Array())
      Object.assign(simulator.role(role), { version })
      Object.assign(simulator.role('snapshot'), { meta })
      t.equal(await simulator.refresh(), 1, `${role}, ${served}`)
      t.same(await simulator.trusted(), KEPT[role])
    }
  }
})

test('runConformance() needs a timestamp, and the snapshot that it names (test_timestamp_404, test_snapshot_404)', async (t) => {
  const simulator = await initialised(t)
  t.equal(await simulator.refresh(), 0)
  simulator.role('timestamp').meta = { 'snapshot.json': { version: 2 } }
  simulator.publish('timestamp')
  t.equal(await simulator.refresh(), 1)
  t.equal(simulator.asked.at(-1), 'snapshot@2')
  t.same(await simulator.trusted(), ['root@1', 'snapshot@1', 'targets@1', 'timestamp@2'])
  simulator.published['timestamp'] = []
  t.equal(await simulator.refresh(), 1)
  t.equal(simulator.asked.at(-1), 'timestamp')
})

test('runConformance() asks for no targets that the snapshot does not name (test_new_targets_version_mismatch)', async (t) => {
  const simulator = await initialised(t)
  t.equal(await simulator.refresh(), 0)
  simulator.publish('targets')
  t.equal(await simulator.refresh(), 0)
  t.equal(await simulator.version('targets'), 1)
  t.equal(simulator.asked.at(-1), 'timestamp')
})

test('runConformance() takes no snapshot for a timestamp, though the same key signed it (test_incorrect_metadata_type)', async (t) => {
  const simulator = await initialised(t)
  for (const key of simulator.signers['timestamp'] ?? []) simulator.addKey('snapshot', key)
  simulator.role('snapshot').meta = { 'snapshot.json': { version: 1 } }
  simulator.publish('root', 'snapshot')
  simulator.published['timestamp']?.push(simulator.published['snapshot']?.pop() ?? new Uint8Array())
  t.equal(await simulator.refresh(), 1)
  t.same(await simulator.trusted(), ['root@2'])
})

test('runConformance() judges by its clock, and goes on from a root of its own that expired (test_faketime, test_expired_local_root)', async (t) => {
  const simulator = await initialised(t)
  simulator.root.expires = simulator.time(7)
  simulator.publish('root')
  t.equal(await simulator.refresh(), 0)
  simulator.now = NOW + 8 * DAY
  t.equal(await simulator.refresh(), 1)
  simulator.root.expires = simulator.time(21)
  simulator.publish('root')
  simulator.now = NOW + 18 * DAY
  t.equal(await simulator.refresh(), 0)
  t.equal(await simulator.version('root'), 3)
})

test('runConformance() downloads by digests that it knows, and by no others (test_download_with_hash_algorithms, test_download_with_unknown_hash_algorithm)', async (t) => {
  for (const [names, code] of [[['sha256'], 0], [['sha512'], 0], [['sha256', 'sha512'], 0], [['unknown-hash'], 1]] as const) {
    const simulator = await initialised(t)
    simulator.addArtifact('targets', 'content', 'target_file.txt')
    const hashes = Object.fromEntries(names.map((name) => [name, createHash(name === 'unknown-hash' ? 'sha512' : name).update('content').digest('hex')]))
    Object.assign(simulator.role('targets').targets?.['target_file.txt'] ?? {}, { hashes })
    simulator.publish('targets', 'snapshot', 'timestamp')
    t.equal(await simulator.download('target_file.txt'), code, names.join())
    t.same(await simulator.downloaded(), code === 0 ? ['content'] : [])
  }
})
