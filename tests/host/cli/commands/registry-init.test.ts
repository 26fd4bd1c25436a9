import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('registry init makes a registry, and gives a publisher a token', async (t) => {
  const directory = home(t)
  await tryCli(['keys', 'new', 'k.json'], { directory })
  t.match(await tryCli(['registry', 'init', 'reg'], { directory }), { exit: 0, out: 'reg is a registry' })
  const { exit, out } = await tryCli(['registry', 'init', 'reg', '--publisher', 'acme', '--key', 'k.json', '--json'], { directory })
  t.equal(exit, 0)
  t.match(JSON.parse(out), { publisher: 'acme', publicKey: /=$/, token: String })
  t.ok(existsSync(join(directory, 'reg/publishers/acme.json')))
  t.match(await tryCli(['registry', 'init', 'reg', '--publisher', 'acme'], { directory }), { exit: 2 })
})
