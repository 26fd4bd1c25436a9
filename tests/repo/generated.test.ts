import { join } from 'node:path'
import { test } from 'tap'
import { generated, generatorsOf, type Output } from './checks/generated.ts'
import { readTree, ROOT, treeOf } from './checks/_tree.ts'

test('generated() finds every derived file here as its generator writes it', async (t) => {
  const tree = readTree()
  const generators = generatorsOf(tree)
  t.ok(generators.includes('schemas/gen/generate.ts') && generators.includes('host/capabilities/gen/generate.ts'))
  const outputs = await Promise.all(generators.map(async (generator) => {
    const { generate } = await import(join(ROOT, generator)) as { generate: () => Promise<Output> }
    return [generator, await generate()] as const
  }))
  t.strictSame(generated(tree, new Map(outputs)), [])
})

const SCRIPTS = { 'package.json': '{"scripts": {"gen": "node schemas/gen/generate.ts"}}' }
const GENERATOR = 'schemas/gen/generate.ts'

const OUTPUTS: readonly (readonly [name: string, path: string])[] = [
  ['its own folder', 'types.ts'], ['the root', 'schemas/gen/types.ts'], ['nowhere: absolute', join(ROOT, 'schemas/gen/types.ts')],
]

for (const [name, path] of OUTPUTS) {
  test(`generated() compares a path from ${name}`, async (t) => {
    const outputs = new Map([[GENERATOR, new Map([[path, 'new']])]])
    t.strictSame(generated(treeOf({ ...SCRIPTS, 'schemas/gen/types.ts': 'new' }), outputs), [])
    t.match(generated(treeOf({ ...SCRIPTS, 'schemas/gen/types.ts': 'edited' }), outputs), [/schemas\/gen\/types\.ts is not what schemas\/gen\/generate\.ts writes/])
    t.match(generated(treeOf(SCRIPTS), outputs), [/is not what/], 'a missing file differs too')
  })
}

test('generated() reports a file that no generator writes, and a generator that npm run gen forgets', async (t) => {
  t.match(generated(treeOf({ ...SCRIPTS, 'sdk/guest/old.gen.ts': '' }), new Map()), [/sdk\/guest\/old\.gen\.ts is written by no generator/])
  t.match(generated(treeOf(SCRIPTS), new Map([['host/cli/gen/generate.ts', new Map()]])), [/does not run host\/cli\/gen\/generate\.ts/])
})
