import { test } from 'tap'
import * as guest from '../../sdk/mod.ts'
import * as tools from '../../sdk/tools.ts'

test('tools has what the command line is made of', async (t) => {
  t.strictSame(Object.keys(tools).sort(), [
    'assertLinted', 'buildPlugin', 'fingerprint', 'lintManifest', 'packPlugin', 'readKeyFile', 'scaffoldPlugin', 'signPlugin', 'writeKeyFile',
  ])
})

test('what a plugin imports is apart from the tools', async (t) => {
  t.strictSame(Object.keys(guest).filter((name) => Object.hasOwn(tools, name)), [])
})
