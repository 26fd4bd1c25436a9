import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('plugin npm makes a folder for npm publish', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  t.match(await run(['plugin', 'npm', 'a.hpk', 'out', '--registry', 'reg', '--key', 'k.json']), { exit: 0, out: /npm publish/ })
  t.same((await readdir(join(directory, 'out'))).toSorted(), ['package.json', 'plugin.hpk', 'release.json'])
  t.match(JSON.parse(await readFile(join(directory, 'out/package.json'), 'utf8')), { name: '@acme/mail' })
  t.ok((await readFile(join(directory, 'out/plugin.hpk'))).equals(await readFile(join(directory, 'a.hpk'))))
  t.match(JSON.parse(await readFile(join(directory, 'out/release.json'), 'utf8')), { publisher: 'acme' })
})

test('plugin npm says what is missing, and that a version is published', async (t) => {
  const { run } = await publishable(home(t))
  t.match(await run(['plugin', 'npm', 'a.hpk', 'out', '--key', 'k.json']), { exit: 2, err: /--registry/ })
  t.match(await run(['plugin', 'npm', 'a.hpk', 'out', '--registry', 'reg']), { exit: 2, err: /--key/ })
  await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json'])
  t.match(await run(['plugin', 'npm', 'a.hpk', 'out', '--registry', 'reg', '--key', 'k.json']), { exit: 7, err: /HP_ERR_PUBLISH_EXISTS/ })
})

test('plugin npm signs the channel, and has npm publish under its name', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  t.match(await run(['plugin', 'npm', 'a.hpk', 'out', '--channel', 'x', '--registry', 'reg', '--key', 'k.json']), { exit: 2, err: /no name of a channel/ })
  t.match(await run(['plugin', 'npm', 'a.hpk', 'out', '--channel', 'beta', '--registry', 'reg', '--key', 'k.json']), { exit: 0 })
  t.match(JSON.parse(await readFile(join(directory, 'out/package.json'), 'utf8')), { publishConfig: { tag: 'beta' } })
  t.match(JSON.parse(await readFile(join(directory, 'out/release.json'), 'utf8')), { indexes: { 'acme.mail': /"channel":"beta"/ } })
})
