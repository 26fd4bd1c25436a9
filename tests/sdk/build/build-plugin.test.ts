import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test, type Test } from 'tap'
import { buildPlugin } from '../../../sdk/tools.ts'
import { manifest } from '../lint/_manifest.ts'

type Files = Readonly<Record<string, string>>

const MAIN = "import { definePlugin } from '@hardpoint/sdk'\nexport default definePlugin({ routes: { hello: () => Response.json({}) } })\n"
const PLUGIN: Files = { 'plugin.json': JSON.stringify(manifest()), 'main.ts': MAIN }
/** A package as npm installs it. */
const PACKAGE: Files = {
  'node_modules/@scope/left/package.json': '{"name":"@scope/left","version":"2.0.1","license":"MIT","main":"lib/index.js"}',
  'node_modules/@scope/left/lib/index.js': "exports.left = require('./pad').pad",
  'node_modules/@scope/left/lib/pad.js': "exports.pad = (text) => text.padStart(9)",
}

/** A folder with these files, in a folder of its own so that nothing lies above it. */
function folder(t: Test, files: Files): string {
  const root = t.testdir({})
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

async function build(t: Test, files: Files): Promise<Map<string, string>> {
  const built = await buildPlugin(folder(t, files))
  return new Map([...built].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]))
}

test('buildPlugin() makes the files of a package', async (t) => {
  const built = await build(t, { ...PLUGIN, 'README.md': 'r', 'CHANGELOG.md': 'c', LICENSE: 'l', 'ui/app/index.html': 'u', '.env': 'TOKEN=secret', '.npmrc': 'secret', 'author.key.json': 'secret', 'src/notes.txt': 'secret' })
  t.strictSame([...built.keys()].sort(), ['CHANGELOG.md', 'LICENSE', 'README.md', 'main.js', 'main.js.map', 'plugin.json', 'sbom.cdx.json', 'ui/app/index.html'])
  t.equal(built.get('plugin.json'), PLUGIN['plugin.json'], 'as it stands')
  t.notMatch([...built.values()].join(), /secret/)
})

test('buildPlugin() makes one module that needs nothing', async (t) => {
  const main = (await build(t, PLUGIN)).get('main.js') ?? ''
  t.notMatch(main, /\bimport\b|\brequire\b/)
  const { default: plugin } = await import(`data:text/javascript,${encodeURIComponent(main)}`) as { default: { routes: { hello(): Response } } }
  t.equal(plugin.routes.hello().status, 200)
})

test('buildPlugin() gives the same bytes in any folder, and names none of this machine', async (t) => {
  const files = { ...PLUGIN, ...PACKAGE, 'main.ts': `import { left } from '@scope/left'\n${MAIN.replace('{}', '{ a: left("x") }')}` }
  const [a, b] = [await build(t, files), await t.test('elsewhere', async (inner) => { inner.match(await build(inner, files), Map) }).then(() => build(t, files))]
  t.strictSame(a, b)
  for (const [path, content] of a) t.notOk(content.includes(process.cwd()) || content.includes(t.testdirName), path)
})

test('buildPlugin() writes a map of the bundle, with the sources as they are and their names from the plugin\'s folder', async (t) => {
  const source = `// why\nexport default { routes: {} }\n`
  const built = await build(t, { 'plugin.json': PLUGIN['plugin.json'] ?? '', 'src/main.ts': source })
  t.match(JSON.parse(built.get('main.js.map') ?? ''), { version: 3, sources: ['src/main.ts'], sourcesContent: [source], mappings: /./ })
})

test('buildPlugin() bundles packages, and lists them', async (t) => {
  const built = await build(t, { ...PLUGIN, ...PACKAGE, 'main.ts': `import { left } from '@scope/left'\n${MAIN.replace('{}', '{ a: left("x") }')}` })
  t.match(built.get('main.js'), /npm:@scope\/left@2\.0\.1\/lib\/pad\.js/)
  const { sources } = JSON.parse(built.get('main.js.map') ?? '') as { sources: string[] }
  t.ok(sources.includes('npm:@scope/left@2.0.1/lib/pad.js') && sources.includes('main.ts'), sources.join())
  t.match(JSON.parse(built.get('sbom.cdx.json') ?? ''), {
    bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: { name: 'acme.mail', version: '1.0.0' } },
    components: [
      { type: 'library', group: '@hardpoint', name: 'sdk', purl: /^pkg:npm\/%40hardpoint\/sdk@/ },
      { type: 'library', group: '@scope', name: 'left', version: '2.0.1', licenses: [{ expression: 'MIT' }], purl: 'pkg:npm/%40scope/left@2.0.1' },
    ],
  })
})

test('buildPlugin() leaves out of the list what is not in the bundle', async (t) => {
  const built = await build(t, { ...PLUGIN, ...PACKAGE, 'main.ts': `import type { left } from '@scope/left'\nexport default { routes: {} } as { routes: object }\nexport type A = typeof left` })
  t.strictSame((JSON.parse(built.get('sbom.cdx.json') ?? '') as { components: object[] }).components, [])
})

for (const entry of ['src/main.ts', 'main.ts', 'index.ts', 'src/main.js', 'main.js', 'index.js']) {
  test(`buildPlugin() begins at ${entry}`, async (t) => {
    t.match((await build(t, { 'plugin.json': PLUGIN['plugin.json'] ?? '', [entry]: 'export default {}' })).get('main.js'), /export/)
  })
}

test('buildPlugin() takes no notice of a tsconfig.json', async (t) => {
  const built = await build(t, { ...PLUGIN, 'tsconfig.json': '{"compilerOptions":{"paths":{"@hardpoint/sdk":["./evil.ts"]}}}', 'evil.ts': 'export const definePlugin = () => "evil"' })
  t.notMatch(built.get('main.js'), /evil/)
})

/** What a plugin's code must not have, and what the error says of it. */
const REFUSED: readonly (readonly [name: string, main: string, says: RegExp])[] = [
  ['a module of Node', "import 'node:fs'\n", /main\.ts:1:\d+: 'node:fs' is a module of Node/],
  ['a module of Node by its short name', "import 'child_process'\n", /'child_process' is a module of Node/],
  ['a module of Node that is required', "const fs = require('fs')\n", /'fs' is a module of Node/],
  ['a module of Node through an export', "export * from 'node:vm'\n", /'node:vm' is a module of Node/],
  ['the author\'s tools', "import '@hardpoint/sdk/tools'\n", /main\.ts:1:\d+: '@hardpoint\/sdk\/tools' is for the author's machine/],
  ['a URL', "import 'https://example.com/a.js'\n", /is a URL/],
  ['a data URL', "import 'data:text/javascript,1'\n", /./],
  ['code that is loaded later', "await import('./other.ts')\n", /loads code at run time/],
  ['code that is loaded later by a computed name', "const a = './x'\nawait import(a)\n", /import/],
  ['a computed require', "const a = 'x'\nrequire(a)\n", /require/],
  ['eval', "eval('1')\n", /eval/],
  ['a package that is not there', "import 'left-pad'\n", /main\.ts:1:\d+: .*left-pad/],
  ['a file that is not there', "import './none.ts'\n", /none/],
  ['a file outside', "import '../../outside.ts'\n", /./],
  ['a file of the system', "import '/etc/hostname'\n", /./],
  ['a syntax error', 'const = 1\n', /main\.ts:1:7: /],
  ['a native addon', "import './a.node'\n", /./],
]

for (const [name, main, says] of REFUSED) {
  test(`buildPlugin() refuses ${name}`, async (t) => {
    await t.rejects(build(t, { ...PLUGIN, 'main.ts': `${main}export default {}\n`, 'other.ts': '', 'a.node': '' }), { code: 'HP_ERR_BUILD', message: says })
  })
}

test('buildPlugin() refuses code without a default export', async (t) => {
  await t.rejects(build(t, { ...PLUGIN, 'main.ts': 'export const routes = {}' }), { code: 'HP_ERR_BUILD', message: /no default export/ })
})

test('buildPlugin() refuses a manifest with problems, before it builds', async (t) => {
  await t.rejects(build(t, { ...PLUGIN, 'plugin.json': JSON.stringify(manifest({ capabilities: { storag: {} } })), 'main.ts': 'const = 1' }), { code: 'HP_ERR_LINT', message: /'storage'/ })
})

test('buildPlugin() says what is missing', async (t) => {
  await t.rejects(build(t, { 'main.ts': MAIN }), { code: 'HP_ERR_FILE_MISSING', message: /plugin\.json/ })
  await t.rejects(build(t, { 'plugin.json': JSON.stringify(manifest()) }), { code: 'HP_ERR_FILE_MISSING', message: /src\/main\.ts/ })
  await t.rejects(buildPlugin(join(t.testdir({}), 'none')), { code: 'HP_ERR_FILE_MISSING' })
})

test('buildPlugin() refuses hidden files and links in ui/', async (t) => {
  await t.rejects(build(t, { ...PLUGIN, 'ui/.env': 'secret' }), { code: 'HP_ERR_BUILD', message: /ui\/\.env/ })
  const root = folder(t, { ...PLUGIN, 'ui/a.html': '' })
  symlinkSync('/etc/hostname', join(root, 'ui/b.txt'))
  await t.rejects(buildPlugin(root), { code: 'HP_ERR_BUILD', message: /ui\/b\.txt is not a regular file/ })
  const linked = folder(t, PLUGIN)
  symlinkSync('/etc', join(linked, 'ui'))
  await t.rejects(buildPlugin(linked), { code: 'HP_ERR_BUILD' })
})
