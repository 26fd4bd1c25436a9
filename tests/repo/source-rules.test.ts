import { test } from 'tap'
import { sourceRules } from './checks/source-rules.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('sourceRules() finds nothing to say about this repository', async (t) => {
  t.strictSame(sourceRules(readTree()), [])
})

const BROKEN: readonly (readonly [name: string, path: string, text: string, says: RegExp])[] = [
  ['an anonymous Error', 'host/http/a.ts', "export function a() {\n  throw new Error('no')\n}", /^host\/http\/a\.ts:2 makes an anonymous Error/],
  ['an anonymous TypeError', 'sdk/a.ts', "throw new TypeError('no')", /anonymous TypeError/],
  ['an Error made without new', 'sdk/a.ts', "throw Error('no')", /anonymous Error/],
  ['any', 'host/http/a.ts', 'export const a: any = 1', /says any/],
  ['any as an argument', 'host/http/a.ts', 'export type A = Array<any>', /says any/],
  ['any in a test', 'tests/host/http/a.test.ts', 'const a = 1 as any', /says any/],
  ['a non-null !', 'host/http/a.ts', 'export const a = (b: number | null) => b!', /non-null/],
  ['a definite !', 'host/http/a.ts', 'export class A { b!: string }', /definite/],
  ['console', 'host/http/a.ts', "console.log('a')", /console/],
  ['console by a computed name', 'host/http/a.ts', "console['log']('a')", /console/],
  ['NODE_ENV', 'host/http/a.ts', "export const a = process.env.NODE_ENV === 'production'", /NODE_ENV/],
  ['NODE_ENV in brackets', 'host/http/a.ts', "export const a = process.env['NODE_ENV']", /NODE_ENV/],
  ['a default export', 'host/http/a.ts', 'export default function a() {}', /default export/],
  ['a default export by its name', 'host/http/a.ts', 'const a = 1\nexport { a as default }', /default export/],
]

for (const [name, path, text, says] of BROKEN) {
  test(`sourceRules() reports ${name}`, async (t) => {
    const found = sourceRules(treeOf({ [path]: text }))
    t.equal(found.length, 1, found.join('\n'))
    t.match(found[0], says)
  })
}

const FINE: readonly (readonly [name: string, path: string, text: string])[] = [
  ['a coded error', 'host/http/a.ts', "throw new HardpointError('HP_ERR_A', {})"],
  ['what a comment or a string says', 'host/http/a.ts', "// throw new Error('any')\nexport const a = 'console.log(x as any)!'"],
  ['a negation', 'host/http/a.ts', 'export const a = (b: boolean) => !b'],
  ['the web\'s errors in the guest runtime', 'host/cells/guest/url.ts', "throw new TypeError('Invalid URL')"],
  ['an Error in a test', 'tests/host/http/a.test.ts', "throw new Error('no')"],
  ['a plugin\'s default export', 'plugins/mail/main.ts', 'export default {}'],
  ['generated code', 'host/capabilities/gen/types.ts', 'export type A = any'],
]

for (const [name, path, text] of FINE) {
  test(`sourceRules() allows ${name}`, async (t) => {
    t.strictSame(sourceRules(treeOf({ [path]: text })), [])
  })
}
