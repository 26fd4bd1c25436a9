import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('plugin renew signs what is published for another 90 days', async (t) => {
  const { run } = await publishable(home(t))
  const renew = (...more: string[]) => run(['plugin', 'renew', 'acme', '--registry', 'reg', ...more])
  t.match(await renew(), { exit: 2, err: /--key/ })
  t.match(await renew('--key', 'k.json'), { exit: 4, err: /HP_ERR_PUBLISHER_UNKNOWN/ }, 'nothing is published yet')
  await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json'])
  const { exit, out } = await renew('--key', 'k.json')
  t.equal(exit, 0)
  const until = /^acme's plugins can be installed until (\S+)$/.exec(out)?.[1] ?? ''
  t.ok(Date.parse(until) > Date.now() + 88 * 86_400_000, until)
  t.match(await run(['plugin', 'renew', 'acme', '--registry', 'reg', '--key', 'operator/targets.key.json']), { exit: 3, err: /HP_ERR_PUBLISH_DENIED/ }, 'with another key')
})
