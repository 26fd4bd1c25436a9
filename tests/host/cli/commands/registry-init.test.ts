import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

test('registry init makes a registry, and its keys where they are wanted', async (t) => {
  const directory = home(t)
  const { exit, out } = await tryCli(['registry', 'init', 'reg', '--keys', 'operator', '--json'], { directory })
  t.equal(exit, 0)
  const root = createHash('sha256').update(readFileSync(join(directory, 'reg/metadata/1.root.json'))).digest('hex')
  t.match(JSON.parse(out), { folder: 'reg', root: `sha256:${root}` })
  t.same(readdirSync(join(directory, 'operator')).sort(), ['root-1.key.json', 'root-2.key.json', 'root-3.key.json', 'targets.key.json'])
  for (const file of readdirSync(join(directory, 'operator'))) t.equal(statSync(join(directory, 'operator', file)).mode & 0o777, 0o600, file)
  t.same(readdirSync(join(directory, 'reg'), { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('root-') || path.includes('targets.key')), [], 'none is in the registry')
  t.match(await tryCli(['registry', 'init', 'reg', '--keys', 'operator'], { directory }), { exit: 7, err: /HP_ERR_FILE_EXISTS/ })
})

test('registry init asks for a place for the keys', async (t) => {
  const directory = home(t)
  t.match(await tryCli(['registry', 'init', 'reg'], { directory }), { exit: 2, err: /--keys/ })
  t.notOk(existsSync(join(directory, 'reg')))
})
