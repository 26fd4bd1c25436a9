import { test } from 'tap'
import { dataVersion } from '../../../sdk/lint/data-version.ts'
import { lintManifest } from '../../../sdk/lint/lint-manifest.ts'
import { manifest } from './_manifest.ts'

test('dataVersion() takes a version of data that the plugin can have', async (t) => {
  t.strictSame(dataVersion(manifest({})), [])
  t.strictSame(dataVersion(manifest({ dataVersion: 1 })), [], 'the default, spelled out')
  t.strictSame(dataVersion(manifest({ dataVersion: 7, capabilities: { storage: {} } })), [])
})

test('dataVersion() points at one of a plugin without storage', async (t) => {
  t.match(dataVersion(manifest({ dataVersion: 2, capabilities: { log: {} } })), [{ pointer: '/dataVersion', fix: /"storage": \{\}/ }])
  t.match(lintManifest(JSON.stringify(manifest({ dataVersion: 2 }))), [{ pointer: '/dataVersion' }], 'it is one of the rules')
})

test('lintManifest() takes dataVersion and health in the form of their schema alone', async (t) => {
  for (const dataVersionOf of [0, 1.5, '2', 10_001]) t.match(lintManifest(JSON.stringify({ ...manifest({}), dataVersion: dataVersionOf })), [{ pointer: '/dataVersion' }], String(dataVersionOf))
  t.match(lintManifest(JSON.stringify({ ...manifest({}), contributes: { health: false } })), [{ pointer: '/contributes/health' }])
  t.strictSame(lintManifest(JSON.stringify(manifest({ contributes: { health: true } }))), [])
})
