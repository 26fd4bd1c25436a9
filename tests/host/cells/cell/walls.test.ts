import { test } from 'tap'
import { walls } from '../../../../host/cells/cell/walls.ts'

test('walls() says of a process without the permission model that nothing stands', (t) => {
  t.match(walls('7.0.1'), { permission: false, fs: true, net: true, childProcess: true, isolatedVm: '7.0.1' })
  t.end()
})
