import { test } from 'tap'
import { probeCell } from '../../../host/cells/probe-cell.ts'

test('probeCell() finds that every wall of the process stands', async (t) => {
  const walls = await probeCell()
  t.match(walls, { permission: true, fs: false, net: false, childProcess: false, env: 0, node: process.versions.node })
})
