import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { publishable } from './_registry.ts'

test('plugin rotate-key makes a file with what both keys signed, and neither of them in it', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  await tryCli(['keys', 'new', 'second.json'], { directory })
  await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json'])
  const ask = (...more: string[]) => run(['plugin', 'rotate-key', 'acme', ...more, '--registry', 'reg'])
  t.match(await ask('--old', 'k.json', '-o', 'r.json'), { exit: 2, err: /--new/ })
  t.match(await ask('--old', 'k.json', '--new', 'second.json'), { exit: 2, err: /-o/ })
  t.match(await ask('--old', 'k.json', '--new', 'second.json', '-o', 'r.json'), { exit: 0, out: /^wrote r.json: acme asks for SHA256:/ })
  const text = readFileSync(join(directory, 'r.json'), 'utf8')
  t.match(JSON.parse(text), { publisher: 'acme', publicKey: JSON.parse(readFileSync(join(directory, 'second.json'), 'utf8')).publicKey, statement: {}, role: /"version":2/ })
  for (const file of ['k.json', 'second.json']) t.notMatch(text, JSON.parse(readFileSync(join(directory, file), 'utf8')).privateKey, `${file} stays where it is`)
  t.match(await ask('--old', 'k.json', '--new', 'second.json', '-o', 'r.json'), { exit: 7, err: /HP_ERR_FILE_EXISTS/ })
  t.match(await ask('--old', 'second.json', '--new', 'k.json', '-o', 'other.json'), { exit: 3, err: /HP_ERR_PUBLISH_DENIED/ }, 'a key that did not sign what is there')
  t.match(await run(['plugin', 'rotate-key', 'nobody', '--new', 'second.json', '--registry', 'reg', '-o', 'other.json']), { exit: 4, err: /HP_ERR_PUBLISHER_UNKNOWN/ })
})
