import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { publishable } from './_registry.ts'
import { served } from './_served.ts'

test('registry rotate-root replaces keys with two of three, and hosts can still read it', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  const rotate = (...more: string[]) => run(['registry', 'rotate-root', 'reg', ...more])
  const [one, two] = [['--root-key', 'operator/root-1.key.json'], ['--root-key', 'operator/root-2.key.json']]
  t.match(await rotate(...one), { exit: 8, err: /HP_ERR_KEY_INVALID/ })
  const before = readFileSync(join(directory, 'reg/private/online.key.json'), 'utf8')
  t.match(await rotate(...one, ...two, '--online'), { exit: 0, out: 'reg has root 2' })
  t.not(readFileSync(join(directory, 'reg/private/online.key.json'), 'utf8'), before)
  for (const file of ['a.json', 'b.json', 'c.json', 'targets.json']) await tryCli(['keys', 'new', file], { directory })
  t.match(await rotate(...one, ...two, '--new-targets-key', 'targets.json'), { exit: 2 })
  t.match(await rotate(...one, ...two, '--targets-key', 'operator/targets.key.json'), { exit: 0, out: 'reg has root 3' }, 'renews both')
  t.match(await rotate(...one, ...two, '--new-root-key', 'a.json', '--new-root-key', 'b.json', '--new-root-key', 'c.json', '--targets-key', 'operator/targets.key.json', '--new-targets-key', 'targets.json'), { exit: 0, out: 'reg has root 4' })
  t.match(await rotate(...one, ...two), { exit: 8 }, 'the old ones are no root keys any more')
  t.match(await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json']), { exit: 0 })
})

test('registry rotate-root works through a running server, but for the key that it signs with', async (t) => {
  const { url, run } = await served(t, home(t))
  const keys = ['--root-key', 'operator/root-1.key.json', '--root-key', 'operator/root-3.key.json'] as const
  t.match(await run(['registry', 'rotate-root', url, ...keys, '--online']), { exit: 2, err: /Stop the server/ })
  t.match(await run(['registry', 'rotate-root', url, ...keys]), { exit: 0, out: `${url} has root 2` })
})
