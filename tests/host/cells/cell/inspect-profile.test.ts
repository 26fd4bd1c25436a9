import { test } from 'tap'
import { profileSince, type CpuProfile, type ProfileNode } from '../../../../host/cells/cell/inspect-profile.ts'

function node(id: number, functionName: string, children: readonly number[] = []): ProfileNode {
  return { id, hitCount: 1, children, callFrame: { functionName, scriptId: '3', url: 'plugin:acme.hello/main.js', lineNumber: 6, columnNumber: 4 } }
}

const PROFILE: CpuProfile = {
  nodes: [node(1, '(root)', [2, 3]), node(2, 'one'), node(3, 'two')],
  startTime: 1000, endTime: 9000, samples: [2, 2, 3, 3], timeDeltas: [10, 990, 5000, 1000],
}

test('profileSince() tells of rests, which V8 takes no samples of', async (t) => {
  const { nodes, ...rest } = profileSince(PROFILE, 0, [2100, 8500])
  t.strictSame(rest, { startTime: 1000, endTime: 9000, samples: [2, 2, 4, 3, 3, 4], timeDeltas: [10, 990, 100, 4900, 1000, 500] })
  t.strictSame(nodes.map(({ id, children, callFrame }) => [id, children, callFrame.functionName]), [[1, [2, 3, 4], '(root)'], [2, [], 'one'], [3, [], 'two'], [4, [], '(idle)']])
})

test('profileSince() begins where the entry began that is looked at', async (t) => {
  t.match(profileSince(PROFILE, 6000, [2100, 8500]), { startTime: 6000, endTime: 9000, samples: [3, 3, 4], timeDeltas: [1000, 1000, 500] })
  t.match(profileSince(PROFILE, 10_000, [2100]), { startTime: 9000, endTime: 9000, samples: [], timeDeltas: [] }, 'never after its end')
})

test('profileSince() keeps the nodes that a sample is of, and what called them', async (t) => {
  const deep: CpuProfile = { ...PROFILE, nodes: [node(1, '(root)', [2, 3]), node(2, 'unused', [4]), node(3, 'caller', [5, 6]), node(4, 'unused too'), node(5, 'called'), node(6, 'not then')], samples: [4, 6, 5, 5] }
  const { nodes, samples } = profileSince(deep, 6500, [])
  t.strictSame(nodes.map(({ id, children }) => [id, children]), [[1, [3, 7]], [3, [5]], [5, []], [7, []]])
  t.strictSame(samples, [5, 5])
})

test('profileSince() leaves a profile of nothing as it is', async (t) => {
  const nothing = { nodes: [], samples: [], timeDeltas: [], startTime: 5, endTime: 6 }
  t.strictSame(profileSince(nothing, 0, [1]), nothing)
})
