import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'
import { served } from './_served.ts'

test('registry status shows each role with its end, its keys and how many it takes', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json'])
  const { exit, out } = await run(['registry', 'status', 'reg'])
  t.equal(exit, 0)
  t.match(out, /^root {2}sha256:[0-9a-f]{64}\n\nrole +version +ends +days +needs +keys\nroot +1 +\d{4}-\d\d-\d\d +36[45] +2 of 3 +SHA256:\S+\n +SHA256:\S+\n +SHA256:\S+\ntargets /)
  t.match(out, /\nnamespace\.acme +1 +\d{4}-\d\d-\d\d +(?:89|90) +1 of 1 +SHA256:/)
  t.notMatch(out, /ends soon/)
  const { roles } = JSON.parse((await run(['registry', 'status', 'reg', '--json'])).out) as { roles: { role: string }[] }
  t.same(roles.map(({ role }) => role), ['root', 'targets', 'snapshot', 'timestamp', 'namespace.acme'])
  t.match(roles[0], { version: 1, threshold: 2, keys: [/^SHA256:/, /^SHA256:/, /^SHA256:/], endsSoon: false })
  t.match(await run(['registry', 'status', 'none']), { exit: 6, err: /HP_ERR_REGISTRY_UNREACHABLE/ })
})

test('registry status reads a registry whose server runs, by its address and in its folder', async (t) => {
  const { url, run } = await served(t, home(t))
  const [there, here] = [await run(['registry', 'status', url]), await run(['registry', 'status', 'reg'])]
  t.match(there, { exit: 0, err: /is trusted from now on/ })
  t.equal(there.out, here.out)
  t.match(await run(['registry', 'status', url, '--root', `sha256:${'0'.repeat(64)}`]), { err: /HP_ERR_REGISTRY_ROOT/ })
})
