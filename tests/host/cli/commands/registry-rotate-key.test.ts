import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { publishable } from './_registry.ts'

test('registry rotate-key puts another key in force, with the old one\'s word or without', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  for (const file of ['second.json', 'third.json']) await tryCli(['keys', 'new', file], { directory })
  await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json'])
  t.match(await run(['registry', 'rotate-key', 'reg', 'acme', 'second.json']), { exit: 2, err: /--targets-key/ })
  const rotate = (...more: string[]) => run(['registry', 'rotate-key', 'reg', 'acme', ...more, '--targets-key', 'operator/targets.key.json', '--json'])
  t.match(JSON.parse((await rotate('second.json', '--old-key', 'k.json')).out), { publisher: 'acme', stated: true })
  t.match(await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json']), { exit: 3, err: /HP_ERR_PUBLISH_DENIED/ }, 'the old key')
  await tryCli(['plugin', 'sign', 'a.hpk', '--key', 'second.json', '-o', 'b.hpk'], { directory })
  t.match(await run(['plugin', 'publish', 'b.hpk', '--registry', 'reg', '--key', 'second.json']), { exit: 7, err: /HP_ERR_PUBLISH_EXISTS/ }, 'the new one, and the version is there already')
  t.match(JSON.parse((await rotate('third.json')).out), { stated: false })
  t.match(await rotate('k.json'), { exit: 8, err: /append-only/ })
})
