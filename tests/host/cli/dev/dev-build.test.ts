import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateKeyPair, verifyPackage } from '@hardpoint/schemas/package'
import semver from 'semver'
import { test } from 'tap'
import { devBuild, devVersion, packDevBuild } from '../../../../host/cli/dev/dev-build.ts'
import { pluginFolder } from './_plugin.ts'

const VERSIONS: readonly (readonly [version: string, installed: string | undefined, expected: string])[] = [
  ['0.1.0', undefined, '0.1.0-dev.1'],
  ['0.1.0', '0.1.0-dev.1', '0.1.0-dev.2'],
  ['0.1.0', '0.1.0-dev.9', '0.1.0-dev.10'],
  ['0.2.0', '0.1.0-dev.9', '0.2.0-dev.10'],
  ['0.2.0-beta.1', '0.2.0-dev.3', '0.2.0-beta.1.dev.4'],
  ['0.2.0-beta.1', '0.2.0-beta.1.dev.4', '0.2.0-beta.1.dev.5'],
  ['0.1.0', '0.1.0', '0.1.0-dev.1'],
]

for (const [version, installed, expected] of VERSIONS) {
  test(`devVersion() gives ${expected} for ${version} after ${installed}`, async (t) => {
    t.equal(devVersion(version, installed), expected)
    t.equal(semver.valid(expected), expected)
  })
}

test('devBuild() gives the same fingerprint for the same files, and another for others', async (t) => {
  const folder = t.testdir(pluginFolder())
  const [first, again] = [await devBuild(folder), await devBuild(folder)]
  t.equal(first.fingerprint, again.fingerprint)
  appendFileSync(join(folder, 'src/words.ts'), '// changed\n')
  t.not((await devBuild(folder)).fingerprint, first.fingerprint)
  await t.rejects(devBuild(t.testdir({ 'plugin.json': '{}' })), { code: 'HP_ERR_LINT' })
})

test('packDevBuild() signs a package that differs from the folder in its version alone', async (t) => {
  const build = await devBuild(t.testdir(pluginFolder()))
  const key = generateKeyPair()
  const { manifest, files } = await verifyPackage(packDevBuild(build, '0.1.0-dev.7', key), { publicKeys: [key.publicKey] })
  t.strictSame(manifest, { ...build.manifest, version: '0.1.0-dev.7' })
  for (const [path, bytes] of build.files) if (path !== 'plugin.json') t.strictSame(Buffer.from(files.get(path) ?? []), Buffer.from(bytes), path)
})
