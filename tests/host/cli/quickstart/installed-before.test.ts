import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { installedBefore, rememberInstalled } from '../../../../host/cli/quickstart/installed-before.ts'

test('rememberInstalled() writes what installedBefore() reads', async (t) => {
  const data = t.testdir()
  t.same(await installedBefore(data), [])
  await rememberInstalled(data, ['b.b', 'a.a', 'b.b'])
  t.same(await installedBefore(data), ['a.a', 'b.b'])
  await rememberInstalled(data, [])
  t.same(await installedBefore(data), [])
})

test('installedBefore() reads a damaged file as none', async (t) => {
  const data = t.testdir()
  for (const text of ['', '{', 'null', '{"installed":"a.a"}', '[]']) {
    writeFileSync(join(data, 'quickstart.json'), text)
    t.same(await installedBefore(data), [], text)
  }
  writeFileSync(join(data, 'quickstart.json'), '{"installed":["a.a",5]}')
  t.same(await installedBefore(data), ['a.a'])
})
