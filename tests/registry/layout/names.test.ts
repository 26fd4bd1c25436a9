import fc from 'fast-check'
import semver from 'semver'
import { test } from 'tap'
import { isChannel, isPluginId, isPublisherId, isVersion } from '../../../registry/layout/names.ts'

const HOSTILE = ['', '.', '..', '../x.y', 'a/b.c', 'a.b/c', 'a.b.c', '/a.b', 'a.b\n', 'a.b\0', 'A.b', 'a.B', 'a%2e.b', '__proto__', 'a..b', 'é.b', 'a.b:80', '\\\\a.b']

test('isPluginId() takes <publisher>.<name> alone', (t) => {
  for (const id of ['acme.mail', 'a.b', 'big-corp.e-mail2']) t.ok(isPluginId(id), id)
  for (const id of [...HOSTILE, `a.${'b'.repeat(127)}`]) t.notOk(isPluginId(id), JSON.stringify(id))
  t.end()
})

test('isPublisherId() takes one label alone', (t) => {
  for (const id of ['acme', 'big-corp', 'a1']) t.ok(isPublisherId(id), id)
  for (const id of [...HOSTILE, 'acme.mail', 'a-', '-a', 'a'.repeat(65)]) t.notOk(isPublisherId(id), JSON.stringify(id))
  t.end()
})

test('isVersion() takes exact versions alone', (t) => {
  for (const version of ['0.0.0', '1.2.3', '1.0.0-beta.1', '1.0.0-a-b', '1.0.0-0', '1.0.0-0a.10', '1.0.0-999999999999999']) t.ok(isVersion(version), version)
  for (const version of [...HOSTILE, 'v1.0.0', ' 1.0.0', '1.0', '1.0.0+build', '01.0.0', '1.0.0-', '1.0.0-01', '1.0.0-beta.01', '1.0.0-a..b', '1.0.0-9007199254740993', '1.0.0/../x', '1.0.0\n']) t.notOk(isVersion(version), JSON.stringify(version))
  t.end()
})

test('isChannel() takes latest, and names that are no range', (t) => {
  for (const channel of ['latest', 'beta', 'rc-2', 'lts2026', 'vega', 'xenon', 'latest-2', 'b'.repeat(32)]) t.ok(isChannel(channel), channel)
  const refused = ['', ' beta', 'beta ', 'Beta', 'LATEST', 'b\u0435ta', 'beta.1', 'be_ta', '-beta', 'beta-', 'be--ta', '1', '1beta', 'v', 'v1', 'x', 'vx', 'xx', 'x86', '*', '^1', '../x', 'a/b', 'a@b', '__proto__', 'beta\n', 'b'.repeat(33)]
  for (const channel of refused) t.notOk(isChannel(channel), JSON.stringify(channel))
  fc.assert(fc.property(fc.stringMatching(/^[vx0-9a-c-]{1,8}$/), (text) => !isChannel(text) || semver.validRange(text) === null), { numRuns: 5000 })
  t.end()
})
