import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { keySigner, openRegistryStore } from '@hardpoint/registry/server'
import { readKeyFile } from '@hardpoint/sdk/tools'
import { test } from 'tap'
import { namespaceRole, roleTime, signRole } from '../../../../registry/roles/mod.ts'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'
import { served } from './_served.ts'

test('registry refresh signs what grows old, and the list of publishers where its key is given', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  t.match(await run(['registry', 'refresh', 'reg']), { exit: 0, out: 'reg is fresh' })
  t.match(await run(['registry', 'refresh', 'reg', '--targets-key', 'operator/targets.key.json']), { exit: 0, out: 'signed reg anew' })
  t.ok(readdirSync(join(directory, 'reg/metadata')).includes('3.targets.json'))
  t.match(await run(['registry', 'refresh', 'reg', '--targets-key', 'k.json']), { exit: 8, err: /HP_ERR_KEY_INVALID/ })
})

test('registry refresh says what ends soon that only a person can sign anew', async (t) => {
  const directory = home(t)
  const { run, token } = await publishable(directory)
  const store = await openRegistryStore(join(directory, 'reg'), { clock: Date.now, checkManifest: () => undefined })
  const role = namespaceRole({}, { version: 1, expires: roleTime(Date.now() + 2 * 86_400_000) })
  const { privateKey, publicKey } = await readKeyFile(join(directory, 'k.json'))
  await store.commit({ publisher: 'acme', role: Buffer.from(await signRole(role, [keySigner({ privateKey, publicKey })])).toString(), indexes: {} }, token)
  await store.close()
  t.match(await run(['registry', 'refresh', 'reg']), { exit: 0, out: /^reg is fresh\nnamespace\.acme ends at \S+: tell acme, .*: hardpoint plugin renew acme$/ })
})

test('registry refresh signs what a running server cannot', async (t) => {
  const { url, run } = await served(t, home(t))
  t.match(await run(['registry', 'refresh', url]), { exit: 2, err: /--targets-key/ })
  t.match(await run(['registry', 'refresh', url, '--targets-key', 'operator/targets.key.json']), { exit: 0, out: `signed ${url} anew` })
  t.match(await run(['registry', 'refresh', url, '--advisories-key', 'k.json']), { exit: 8, err: /HP_ERR_KEY_INVALID/ })
})
