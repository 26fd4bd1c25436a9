import { test } from 'tap'
import { cycles } from './checks/cycles.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('cycles() finds none in this repository', async (t) => {
  t.strictSame(cycles(readTree()), [])
})

test('cycles() reports a circle once, as its way round', async (t) => {
  const found = cycles(treeOf({
    'host/http/a.ts': "import { b } from './b.ts'",
    'host/http/b.ts': "import { c } from './c.ts'",
    'host/http/c.ts': "export { a } from './a.ts'",
  }))
  t.strictSame(found, ['host/http/a.ts → host/http/b.ts → host/http/c.ts → host/http/a.ts'])
})

test('cycles() counts type-only imports and packages', async (t) => {
  const found = cycles(treeOf({
    'sdk/package.json': '{"name": "@hardpoint/sdk", "exports": {".": "./mod.ts"}}',
    'sdk/mod.ts': "export type * from './types.ts'",
    'sdk/types.ts': "import type { A } from '@hardpoint/sdk'\nexport type B = A",
  }))
  t.strictSame(found, ['sdk/mod.ts → sdk/types.ts → sdk/mod.ts'])
})

test('cycles() takes a file reached on two ways for no circle', async (t) => {
  t.strictSame(cycles(treeOf({
    'host/http/a.ts': "import './b.ts'\nimport './c.ts'", 'host/http/b.ts': "import './d.ts'", 'host/http/c.ts': "import './d.ts'", 'host/http/d.ts': '',
  })), [])
})
