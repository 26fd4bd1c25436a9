import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { publishable } from './_registry.ts'
import { served } from './_served.ts'

test('registry rotate-key puts another key in force, with the old one\'s word or without', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  for (const file of ['second.json', 'third.json']) await tryCli(['keys', 'new', file], { directory })
  await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json'])
  const ask = (file: string, ...keys: string[]) => run(['plugin', 'rotate-key', 'acme', ...keys, '--registry', 'reg', '-o', file])
  t.match(await ask('one.json', '--old', 'k.json', '--new', 'second.json'), { exit: 0 })
  t.match(await run(['registry', 'rotate-key', 'reg', 'one.json']), { exit: 2, err: /--targets-key/ })
  const rotate = (file: string) => run(['registry', 'rotate-key', 'reg', file, '--targets-key', 'operator/targets.key.json', '--json'])
  for (const _ of [1, 2]) t.match(JSON.parse((await rotate('one.json')).out), { publisher: 'acme', stated: true }, 'again: nothing')
  t.match(await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json']), { exit: 3, err: /HP_ERR_PUBLISH_DENIED/ }, 'the old key')
  await tryCli(['plugin', 'sign', 'a.hpk', '--key', 'second.json', '-o', 'b.hpk'], { directory })
  t.match(await run(['plugin', 'publish', 'b.hpk', '--registry', 'reg', '--key', 'second.json']), { exit: 7, err: /HP_ERR_PUBLISH_EXISTS/ }, 'the new one, and the version is there already')
  t.match(await ask('two.json', '--new', 'third.json'), { exit: 0 })
  t.match(JSON.parse((await rotate('two.json')).out), { stated: false })
  t.match(await rotate('one.json'), { exit: 8, err: /append-only/ })
})

test('registry rotate-key takes no file that says more than was signed', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  await tryCli(['keys', 'new', 'second.json'], { directory })
  await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json'])
  await run(['plugin', 'rotate-key', 'acme', '--old', 'k.json', '--new', 'second.json', '--registry', 'reg', '-o', 'one.json'])
  const rotate = (file: string) => run(['registry', 'rotate-key', 'reg', file, '--targets-key', 'operator/targets.key.json'])
  for (const [text, err] of [['x', /HP_ERR_DOCUMENT_INVALID/], ['null', /is no rotation/], ['{"publisher":"acme"}', /is no rotation/], ['{"publisher":"acme","publicKey":"x"}', /HP_ERR_KEY_INVALID/]] as const) {
    writeFileSync(join(directory, 'wrong.json'), text)
    t.match(await rotate('wrong.json'), { exit: 8, err }, text)
  }
  t.match(await rotate('none.json'), { exit: 4, err: /HP_ERR_FILE_MISSING/ })
  t.match(await rotate('one.json'), { exit: 0 })
})

test('registry rotate-key works through a server that runs, without a private key of the publisher', async (t) => {
  const directory = home(t)
  const { url, run } = await served(t, directory)
  await tryCli(['keys', 'new', 'second.json'], { directory })
  t.match(await run(['plugin', 'rotate-key', 'acme', '--old', 'k.json', '--new', 'second.json', '--registry', url, '-o', 'one.json']), { exit: 0 })
  t.match(await run(['registry', 'rotate-key', 'reg', 'one.json', '--targets-key', 'operator/targets.key.json']), { exit: 7, err: /HP_ERR_REGISTRY_LOCKED[\s\S]*address/ })
  t.match(await run(['registry', 'rotate-key', url, 'one.json', '--targets-key', 'operator/targets.key.json'], {}), { exit: 2, err: /@operator/ })
  t.match(await run(['registry', 'rotate-key', url, 'one.json', '--targets-key', 'operator/targets.key.json']), { exit: 0, out: /^acme publishes with SHA256:/ })
})
