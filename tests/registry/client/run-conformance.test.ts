// The cases of the public TUF conformance suite (theupdateframework/tuf-conformance), told anew: its Python cannot be had everywhere. Their names stand in parentheses.
import { test } from 'tap'
import { runConformance } from '../../../registry/client/run-conformance.ts'
import { NOW, codeOf } from '../_fixtures.ts'
import { Simulator } from './_simulator.ts'

const DAY = 86_400_000
const FIRST = ['root@1', 'snapshot@1', 'targets@1', 'timestamp@1']

interface Test { testdir(): string; teardown(work: () => unknown): unknown }

async function initialised(t: Test): Promise<Simulator> {
  const simulator = await Simulator.create(t)
  await simulator.init()
  return simulator
}

test('runConformance() refuses what is no command', async (t) => {
  for (const args of [[], ['fetch'], ['--metadata-dir', t.testdir()]]) t.equal(await codeOf(runConformance(args, { now: NOW })), 'HP_ERR_USAGE')
})

test('runConformance() begins and refreshes (test_basic_refresh_requests, test_basic_refresh_trusted_data, test_implicit_refresh)', async (t) => {
  for (const command of ['refresh', 'download'] as const) {
    const simulator = await Simulator.create(t)
    t.equal(await simulator.init(), 0)
    t.same(simulator.asked, [], 'init asks nothing')
    t.equal(command === 'refresh' ? await simulator.refresh() : await simulator.download('nonexistent artifact'), command === 'refresh' ? 0 : 1)
    t.same(simulator.asked, ['root@2', 'timestamp', 'snapshot@1', 'targets@1'])
    t.same(await simulator.trusted(), FIRST)
    for (const role of ['root', 'timestamp', 'snapshot', 'targets']) t.same(await simulator.kept(role), simulator.published[role]?.[0], role)
  }
})

test('runConformance() asks nothing with a root that does not hold (test_invalid_initial_root, test_unsigned_initial_root)', async (t) => {
  for (const change of [(root: string) => root.replace('"version":1,', ''), (root: string) => root.replace(/"sig":"../, '"sig":"00')]) {
    const simulator = await Simulator.create(t)
    await simulator.init(Buffer.from(change(String(simulator.published['root']?.[0]))))
    t.equal(await simulator.refresh(), 1)
    t.same(simulator.asked, [])
  }
})

test('runConformance() keeps the timestamp it has where the version is the same (test_timestamp_content_changes)', async (t) => {
  const simulator = await initialised(t)
  await simulator.refresh()
  const before = await simulator.kept('timestamp')
  simulator.role('timestamp').meta = { 'snapshot.json': { version: 100 } }
  simulator.write('timestamp')
  t.equal(await simulator.refresh(), 0)
  t.same(await simulator.kept('timestamp'), before)
})

test('runConformance() takes fields it does not know (test_custom_fields, test_deprecated_keyid_hash_algorithms)', async (t) => {
  const simulator = await initialised(t)
  simulator.root['custom-field'] = 'value'
  const [id = ''] = simulator.root.roles?.['root']?.keyids ?? []
  Object.assign(simulator.root.keys?.[id] ?? {}, { 'keyid_hash_algorithms': ['md5'], 'extra-field': { a: 1 } })
  Object.assign(simulator.root.roles?.['root'] ?? {}, { 'another-field': 'value' })
  simulator.publish('root')
  t.equal(await simulator.refresh(), 0)
  t.equal(await simulator.version('root'), 2)
})

test('runConformance() keeps every byte as it was served (test_metadata_bytes_match)', async (t) => {
  const simulator = await initialised(t)
  for (const role of ['timestamp', 'snapshot', 'targets']) {
    const versions = simulator.published[role] ?? []
    versions[0] = Buffer.from(JSON.stringify(JSON.parse(String(versions[0])), undefined, 3))
  }
  t.equal(await simulator.refresh(), 0)
  for (const role of ['timestamp', 'snapshot', 'targets']) t.same(await simulator.kept(role), simulator.published[role]?.[0], role)
})

test('runConformance() refuses targets that are not the snapshot\'s (test_basic_metadata_hash_support)', async (t) => {
  const simulator = await initialised(t)
  simulator.digests = true
  simulator.publish('targets', 'snapshot', 'timestamp')
  t.equal(await simulator.refresh(), 0)
  const before = await simulator.kept('targets')
  simulator.publish('targets', 'snapshot', 'timestamp')
  simulator.role('targets')['x'] = 'y'
  simulator.published['targets']?.pop()
  const { meta = {} } = simulator.role('snapshot')
  simulator.write('targets')
  Object.assign(simulator.role('snapshot'), { meta })
  t.equal(await simulator.refresh(), 1)
  t.same(await simulator.kept('targets'), before)
})

test('runConformance() refuses an older timestamp (test_new_timestamp_version_rollback)', async (t) => {
  const simulator = await initialised(t)
  simulator.publish('timestamp')
  t.equal(await simulator.refresh(), 0)
  simulator.role('timestamp').version = 1
  simulator.write('timestamp')
  t.equal(await simulator.refresh(), 1)
  t.equal(await simulator.version('timestamp'), 2)
})

test('runConformance() takes the same snapshot without asking for it (test_simple_snapshot_rollback)', async (t) => {
  const simulator = await initialised(t)
  simulator.publish('snapshot', 'timestamp')
  t.equal(await simulator.refresh(), 0)
  simulator.role('snapshot').version = 1
  t.equal(await simulator.refresh(), 0)
  t.equal(await simulator.version('snapshot'), 2)
  t.equal(simulator.asked.at(-1), 'timestamp')
})

test('runConformance() refuses an older snapshot, and older targets (test_snapshot_rollback, test_targets_rollback)', async (t) => {
  for (const digests of [false, true]) {
    for (const role of ['snapshot', 'targets']) {
      const simulator = await initialised(t)
      simulator.digests = digests
      simulator.publish('targets', 'snapshot', 'timestamp')
      t.equal(await simulator.refresh(), 0)
      simulator.role(role).version = 1
      if (role === 'targets') {
        simulator.write('targets')
        simulator.publish('snapshot', 'timestamp')
      } else {
        simulator.write('snapshot')
        simulator.publish('timestamp')
      }
      t.equal(await simulator.refresh(), 1, `${role}, ${digests}`)
      t.equal(await simulator.version(role), 2)
    }
  }
})

test('runConformance() recovers from versions that ran ahead, once keys are rotated (test_new_timestamp_fast_forward_recovery, test_new_snapshot_fast_forward_recovery, test_targets_fast_forward_recovery)', async (t) => {
  for (const [role, rotated] of [['timestamp', ['timestamp']], ['snapshot', ['timestamp', 'snapshot']], ['targets', ['timestamp', 'snapshot']]] as const) {
    const simulator = await initialised(t)
    simulator.role(role).version = 99_999
    simulator.write(role)
    simulator.publish(...role === 'targets' ? ['snapshot', 'timestamp'] : role === 'snapshot' ? ['timestamp'] : [])
    t.equal(await simulator.refresh(), 0)
    t.equal(await simulator.version(role), 99_999)
    for (const name of rotated) simulator.rotateKeys(name)
    simulator.publish('root')
    simulator.role(role).version = 1
    simulator.write(role)
    simulator.publish(...role === 'targets' ? ['snapshot', 'timestamp'] : role === 'snapshot' ? ['timestamp'] : [])
    t.equal(await simulator.refresh(), 0, role)
    t.equal(await simulator.version(role), 1)
  }
})

test('runConformance() refuses a snapshot of another version than the timestamp names (test_new_snapshot_version_mismatch)', async (t) => {
  const simulator = await initialised(t)
  simulator.publish('snapshot')
  simulator.replaced.set('1.snapshot.json', simulator.published['snapshot']?.at(-1) ?? new Uint8Array())
  simulator.role('timestamp').meta = { 'snapshot.json': { version: 1 } }
  simulator.publish('timestamp')
  t.equal(await simulator.refresh(), 1)
  t.same(await simulator.trusted(), ['root@1', 'timestamp@2'])
  t.equal(simulator.asked.at(-1), 'snapshot@1')
})

test('runConformance() takes a newer root, even an expired one, and then stops (test_root_expired)', async (t) => {
  const simulator = await initialised(t)
  await simulator.refresh()
  simulator.root.expires = simulator.time(-1)
  simulator.publish('root', 'targets', 'snapshot', 'timestamp')
  t.equal(await simulator.refresh(), 1)
  t.same(await simulator.trusted(), ['root@2', 'snapshot@1', 'targets@1', 'timestamp@1'])
})

test('runConformance() takes no expired role (test_timestamp_expired, test_snapshot_expired, test_targets_expired)', async (t) => {
  for (const role of ['timestamp', 'snapshot', 'targets']) {
    const simulator = await initialised(t)
    await simulator.refresh()
    simulator.role(role).expires = simulator.time(-5)
    simulator.publish('targets', 'snapshot', 'timestamp')
    t.equal(await simulator.refresh(), 1, role)
    t.equal(await simulator.version(role), 1)
  }
})

test('runConformance() updates from roles of its own that expired (test_expired_local_timestamp)', async (t) => {
  const simulator = await initialised(t)
  simulator.role('timestamp').expires = simulator.time(7)
  simulator.publish('timestamp')
  t.equal(await simulator.refresh(), 0)
  simulator.role('timestamp').expires = simulator.time(21)
  simulator.publish('targets', 'snapshot', 'timestamp')
  simulator.now = NOW + 18 * DAY
  t.equal(await simulator.refresh(), 0)
  t.same(await simulator.trusted(), ['root@1', 'snapshot@2', 'targets@2', 'timestamp@3'])
})

test('runConformance() uses no delegated role past its time (test_delegated_targets_expired, test_expired_local_delegated_targets, test_expired_local_delegated_targets_updates)', async (t) => {
  const simulator = await initialised(t)
  simulator.delegate('targets', 'delegated', { paths: ['delegatedpath/*'] })
  simulator.addArtifact('delegated', 'first', 'delegatedpath/first')
  simulator.addArtifact('delegated', 'second', 'delegatedpath/second')
  simulator.role('delegated').expires = simulator.time(7)
  simulator.publish('delegated', 'targets', 'snapshot', 'timestamp')
  t.equal(await simulator.download('delegatedpath/first'), 0)
  simulator.now = NOW + 18 * DAY
  t.equal(await simulator.download('delegatedpath/second'), 1)
  t.same(await simulator.downloaded(), ['first'])
  simulator.role('delegated').expires = simulator.time(21)
  simulator.publish('delegated', 'snapshot', 'timestamp')
  t.equal(await simulator.download('delegatedpath/second'), 0)
  t.same(await simulator.downloaded(), ['first', 'second'])
  const fresh = await initialised(t)
  fresh.delegate('targets', 'delegated', { paths: ['delegatedpath/*'] })
  fresh.addArtifact('delegated', 'x', 'delegatedpath/target')
  fresh.role('delegated').expires = fresh.time(-1)
  fresh.publish('delegated', 'targets', 'snapshot', 'timestamp')
  t.equal(await fresh.refresh(), 0)
  t.equal(await fresh.download('delegatedpath/target'), 1)
  t.same(await fresh.downloaded(), [])
  t.same(await fresh.trusted(), ['root@1', 'snapshot@2', 'targets@2', 'timestamp@2'])
})

// (test_client_downloads_expected_file, test_client_downloads_expected_file_in_sub_dir, test_repository_substitutes_target_file, test_multiple_changes_to_target, test_artifact_cache)
test('runConformance() downloads what roles name, once', async (t) => {
  const simulator = await initialised(t)
  simulator.addArtifact('targets', 'one', 'target_file.txt')
  simulator.addArtifact('targets', 'two', 'path/to/a/target_file.txt')
  simulator.publish('targets', 'snapshot', 'timestamp')
  t.equal(await simulator.refresh(), 0)
  t.same(await simulator.downloaded(), [])
  t.equal(await simulator.download('target_file.txt', 'path/to/a/target_file.txt'), 0)
  t.same(await simulator.downloaded(), ['two', 'one'])
  t.equal(await simulator.download('target_file.txt'), 0)
  t.equal(simulator.askedTargets.length, 2, 'what is there is not asked for again')
  simulator.addArtifact('targets', 'three', 'target_file.txt')
  simulator.publish('targets', 'snapshot', 'timestamp')
  t.equal(await simulator.download('target_file.txt'), 0)
  t.same(await simulator.downloaded(), ['two', 'three'])
  simulator.addArtifact('targets', 'four', 'other.txt')
  simulator.publish('targets', 'snapshot', 'timestamp')
  for (const path of simulator.artifacts.keys()) simulator.artifacts.set(path, Buffer.from('malicious data'))
  t.equal(await simulator.download('other.txt'), 1)
  await simulator.download('target_file.txt')
  t.same(await simulator.downloaded(), ['two', 'three'])
})

test('runConformance() quotes role names (test_unusual_role_name)', async (t) => {
  for (const role of ['?', '#', '/delegatedrole', '../delegatedrole']) {
    const simulator = await initialised(t)
    simulator.delegate('targets', role)
    simulator.publish(role, 'targets', 'snapshot', 'timestamp')
    t.equal(await simulator.download('nonexistent target'), 1)
    t.ok(simulator.asked.includes(`${encodeURIComponent(role)}@1`), role)
    t.equal((await simulator.trusted()).length, 5)
  }
})

const ALL = ['*']
type Edge = readonly [from: string, to: string, more?: { paths?: string[]; terminating?: boolean }]
const GRAPHS: readonly [name: string, edges: readonly Edge[], visited: readonly string[]][] = [
  ['basic', [['targets', 'A']], ['A']],
  ['one level', [['targets', 'A'], ['targets', 'B']], ['A', 'B']],
  ['two levels', [['targets', 'A'], ['targets', 'B'], ['B', 'C']], ['A', 'B', 'C']],
  ['depth first', [['targets', 'A'], ['targets', 'B'], ['A', 'C'], ['A', 'D']], ['A', 'C', 'D', 'B']],
  ['depth first, three levels', [['targets', 'A'], ['targets', 'B'], ['A', 'C'], ['C', 'D']], ['A', 'C', 'D', 'B']],
  ['terminating', [['targets', 'A'], ['targets', 'B'], ['A', 'C', { terminating: true }], ['A', 'D']], ['A', 'C']],
  ['terminating, three levels', [['targets', 'A'], ['targets', 'B'], ['A', 'C', { terminating: true }], ['C', 'D']], ['A', 'C', 'D']],
  ['paths', [['targets', 'A', { paths: ['*.py'] }], ['targets', 'B'], ['A', 'C']], ['B']],
  ['paths, three levels', [['targets', 'A'], ['targets', 'B'], ['A', 'C', { paths: ['*.py'] }], ['C', 'D']], ['A', 'B']],
  ['a circle', [['targets', 'A'], ['targets', 'B'], ['B', 'C'], ['C', 'D'], ['D', 'B']], ['A', 'B', 'C', 'D']],
  ['two to one', [['targets', 'A'], ['targets', 'B'], ['B', 'C'], ['A', 'C']], ['A', 'C', 'B']],
  ['two to one, by other paths', [['targets', 'A'], ['targets', 'B'], ['B', 'C'], ['A', 'C', { paths: ['*.py'] }]], ['A', 'B', 'C']],
]

test('runConformance() visits delegations in their order (test_graph_traversal)', async (t) => {
  for (const [name, edges, visited] of GRAPHS) {
    const simulator = await initialised(t)
    for (const [from, to, more] of edges) simulator.delegate(from, to, { paths: ALL, ...more })
    // One key a role, whoever delegates to it.
    simulator.publish(...new Set(edges.flatMap(([from, to]) => [to, from])), 'snapshot', 'timestamp')
    t.equal(await simulator.download('missingpath'), 1)
    t.same(simulator.asked.slice(4), visited.map((role) => `${role}@1`), name)
  }
})

test('runConformance() finds targets where paths lead (test_targetfile_search)', async (t) => {
  const cases: readonly [string, string | undefined, readonly string[]][] = [
    ['targetfile', 'top', []], ['README.md', 'by A', ['A']], ['releases/x/x_v1', 'by C', ['B', 'C']], ['releases/y/y_v1.zip', 'by D', ['B', 'D']], ['releases/z/z_v1.zip', undefined, ['B']],
    ['releases/README.md', undefined, []], ['foo-1.tgz', 'by A', ['A']], ['foo-alpha.tgz', undefined, []], ['README.MD', undefined, []],
  ]
  for (const [path, text, visited] of cases) {
    const simulator = await initialised(t)
    simulator.delegate('targets', 'A', { paths: ['*.doc', '*.md', 'foo-?.tgz'] })
    simulator.delegate('targets', 'B', { paths: ['releases/*/*'] })
    simulator.delegate('B', 'C', { paths: ['releases/x/*'] })
    simulator.delegate('B', 'D', { paths: ['releases/y/*.zip'] })
    for (const name of ['README.md', 'releases/README.md', 'foo-1.tgz', 'foo-alpha.tgz']) simulator.addArtifact('A', 'by A', name)
    for (const [role, content, name] of [['targets', 'top', 'targetfile'], ['C', 'by C', 'releases/x/x_v1'], ['D', 'by D', 'releases/y/y_v1.zip'], ['D', 'by D', 'releases/z/z_v1.zip']] as const) {
      simulator.addArtifact(role, content, name)
    }
    simulator.publish('A', 'B', 'C', 'D', 'targets', 'snapshot', 'timestamp')
    t.equal(await simulator.download(path), text === undefined ? 1 : 0, path)
    t.same(await simulator.downloaded(), text === undefined ? [] : [text])
    t.same(simulator.asked.slice(4), visited.map((role) => `${role}@1`))
  }
})

test('runConformance() keeps what held before a step failed (test_targets_404)', async (t) => {
  const simulator = await initialised(t)
  await simulator.refresh()
  simulator.publish('root', 'targets', 'snapshot', 'timestamp')
  const last = simulator.published['targets']?.pop()
  t.equal(await simulator.refresh(), 1)
  t.same(await simulator.trusted(), ['root@2', 'snapshot@2', 'targets@1', 'timestamp@2'])
  simulator.published['targets']?.push(last ?? new Uint8Array())
  t.equal(await simulator.refresh(), 0)
  t.same(await simulator.trusted(), ['root@2', 'snapshot@2', 'targets@2', 'timestamp@2'])
})
