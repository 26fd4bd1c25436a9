// Cases of the public TUF conformance suite about who may delegate what, told anew. Their names stand in parentheses.
import { test } from 'tap'
import { Simulator } from './_simulator.ts'

test('runConformance() asks each delegator for its own keys (test_cached_role_is_verified_against_current_delegator)', async (t) => {
  const simulator = await Simulator.create(t)
  await simulator.init()
  for (const team of ['a', 'b']) {
    simulator.delegate('targets', `parent-${team}`, { paths: [`team-${team}/*`] })
    simulator.delegate(`parent-${team}`, 'release', { paths: [`team-${team}/*`] })
    simulator.addArtifact('release', `of ${team}`, `team-${team}/file`)
  }
  // It is signed as parent-a says, and not as parent-b does.
  simulator.signers['release']?.pop()
  simulator.publish('release', 'parent-a', 'parent-b', 'targets', 'snapshot', 'timestamp')
  t.equal(await simulator.download('team-a/file', 'team-b/file'), 1)
  t.same(await simulator.downloaded(), ['of a'])
})

test('runConformance() asks for no delegated role that the snapshot does not name (test_delegation_not_in_snapshot)', async (t) => {
  const simulator = await Simulator.create(t)
  await simulator.init()
  simulator.delegate('targets', 'delegated', { paths: ['delegatedpath/*'] })
  simulator.addArtifact('delegated', 'x', 'delegatedpath/foo')
  simulator.publish('delegated', 'targets')
  const { 'delegated.json': _, ...meta } = simulator.role('snapshot').meta ?? {}
  simulator.role('snapshot').meta = meta
  simulator.publish('snapshot', 'timestamp')
  t.equal(await simulator.refresh(), 0)
  simulator.asked.length = 0
  t.equal(await simulator.download('delegatedpath/foo'), 1)
  t.equal(await simulator.version('delegated'), undefined)
  t.same(simulator.asked, ['root@2', 'timestamp'])
})

test('runConformance() takes no snapshot without a role that was there, until its key is another (test_targets_role_removal, test_targets_fast_forward_recovery)', async (t) => {
  const simulator = await Simulator.create(t)
  await simulator.init()
  simulator.delegate('targets', 'delegated', { paths: ['delegatedpath/*'] })
  simulator.role('targets').version = 99
  simulator.publish('delegated', 'targets', 'snapshot', 'timestamp')
  t.equal(await simulator.refresh(), 0)
  t.equal(await simulator.version('targets'), 100)
  const { 'delegated.json': _, ...meta } = simulator.role('snapshot').meta ?? {}
  simulator.role('snapshot').meta = meta
  simulator.publish('snapshot', 'timestamp')
  t.equal(await simulator.refresh(), 1)
  t.equal(await simulator.version('snapshot'), 2)
  simulator.rotateKeys('snapshot')
  simulator.role('targets').version = 1
  simulator.write('targets')
  simulator.publish('root', 'snapshot', 'timestamp')
  t.equal(await simulator.refresh(), 0)
  t.equal(await simulator.version('targets'), 1)
})
