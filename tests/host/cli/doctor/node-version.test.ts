import { test } from 'tap'
import { judgeNode, nodeVersion } from '../../../../host/cli/doctor/node-version.ts'

test('judgeNode() finds an older Node, with the way to the pinned one', async (t) => {
  for (const version of ['20.19.5', '24.11.0', '25.9.0', '8.17.0']) {
    t.match(judgeNode(version), { state: 'fail', found: `Node ${version}; Hardpoint runs on Node 26`, fix: /npx hardpoint/ }, version)
  }
})

test('judgeNode() takes the pinned Node and later ones', async (t) => {
  for (const version of ['26.0.0', '26.10.0', '27.1.0', '100.0.0']) t.same(judgeNode(version), { state: 'ok', found: `Node ${version}` }, version)
})

test('nodeVersion looks at the Node that runs it', async (t) => {
  t.same(await nodeVersion.run({ dataDirectory: '/nowhere' }), judgeNode(process.versions.node))
})
