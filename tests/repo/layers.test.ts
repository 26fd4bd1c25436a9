import { test } from 'tap'
import { HOST_LAYERS, layers } from './checks/layers.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('layers() finds nothing to say about this repository', async (t) => {
  t.strictSame(layers(readTree()), [])
})

test('layers() knows every folder of code in host', async (t) => {
  const folders = new Set([...readTree().keys()].filter((path) => /^host\/[^/]+\/.*\.ts$/.test(path)).map((path) => path.split('/')[1] ?? ''))
  t.strictSame([...folders].filter((folder) => !HOST_LAYERS.some((layer) => layer === folder)), [])
})

const PACKAGES = {
  'package.json': '{"devDependencies": {"esbuild": "1.0.0"}}',
  'schemas/package.json': '{"name": "@hardpoint/schemas", "exports": {".": "./mod.ts", "./errors": "./errors/mod.ts"}}',
  'schemas/mod.ts': '', 'schemas/errors/mod.ts': '',
  'sdk/package.json': '{"name": "@hardpoint/sdk", "exports": {".": "./mod.ts"}}',
  'sdk/mod.ts': '',
  'registry/package.json': '{"name": "@hardpoint/registry", "exports": {"./client": "./client/mod.ts"}}',
  'registry/client/mod.ts': '',
  'host/package.json': '{"name": "@hardpoint/host", "exports": {".": "./kernel/mod.ts"}, "dependencies": {"isolated-vm": "1.0.0", "fastify": "1.0.0"}}',
  'host/kernel/mod.ts': '', 'host/http/server.ts': '', 'host/storage/store.ts': '',
}

const FORBIDDEN: readonly (readonly [name: string, path: string, text: string, says: RegExp])[] = [
  ['an import', 'host/storage/a.ts', "import { server } from '../http/server.ts'", /^host\/storage\/a\.ts:1 imports host\/http\/server\.ts, but host\/storage may import only host\/storage, schemas/],
  ['a type-only import', 'host/storage/a.ts', "import type { Server } from '../http/server.ts'", /host\/http\/server\.ts/],
  ['an import of one type', 'host/storage/a.ts', "import { type Server } from '../http/server.ts'", /host\/http\/server\.ts/],
  ['a re-export', 'host/storage/a.ts', "export { server } from '../http/server.ts'", /host\/http\/server\.ts/],
  ['a type-only re-export', 'host/storage/a.ts', "export type * from '../http/server.ts'", /host\/http\/server\.ts/],
  ['a dynamic import', 'host/storage/a.ts', "export const load = () => import('../http/server.ts')", /host\/http\/server\.ts/],
  ['a dynamic import by a template', 'host/storage/a.ts', 'export const load = () => import(`../http/server.ts`)', /host\/http\/server\.ts/],
  ['an import type', 'host/storage/a.ts', "export type A = import('../http/server.ts').Server", /host\/http\/server\.ts/],
  ['an import in a declaration file', 'host/storage/a.d.ts', "import type { Server } from '../http/server.ts'", /host\/http\/server\.ts/],
  ['a require', 'host/storage/a.ts', "import { createRequire } from 'node:module'\nconst require = createRequire('/')\nrequire('../http/server.ts')", /^host\/storage\/a\.ts:3 /],
  ['import.meta.resolve', 'host/storage/a.ts', "export const at = import.meta.resolve('../http/server.ts')", /host\/http\/server\.ts/],
  ['an import on two lines, after a comment with a quote', 'host/storage/a.ts', "// it's\nimport {\n  server,\n} from '../http/server.ts'", /^host\/storage\/a\.ts:4 /],
  ['the host, by its package name', 'sdk/a.ts', "import { createHost } from '@hardpoint/host'", /sdk\/a\.ts:1 imports host\/kernel\/mod\.ts, but sdk may import only sdk, schemas/],
  ['the registry from the SDK', 'sdk/a.ts', "import { fetch } from '@hardpoint/registry/client'", /but sdk may import only/],
  ['the SDK from the registry', 'registry/client/a.ts', "import { lint } from '@hardpoint/sdk'", /but registry may import only/],
  ['anything of ours from schemas', 'schemas/a.ts', "import { lint } from '@hardpoint/sdk'", /but schemas may import only schemas$/],
  ['a workspace by a relative path', 'sdk/a.ts', "import { server } from '../host/http/server.ts'", /but sdk may import only/],
  ['schemas from a plugin', 'plugins/mail/a.ts', "import { parse } from '@hardpoint/schemas'", /but plugins\/mail may import only itself and @hardpoint\/sdk/],
  ['a part of the SDK from a plugin', 'plugins/mail/a.ts', "import { pack } from '@hardpoint/sdk/tools'", /but plugins\/mail/],
  ['the SDK by its path from a plugin', 'plugins/mail/a.ts', "import { pack } from '../../sdk/mod.ts'", /but plugins\/mail/],
  ['another plugin', 'plugins/mail/a.ts', "import { post } from '../treasury/main.ts'", /but plugins\/mail/],
  ['Node from a plugin', 'examples/hello/a.ts', "import { readFileSync } from 'node:fs'", /but examples\/hello/],
  ['isolated-vm in the kernel process', 'host/cells/supervisor.ts', "import ivm from 'isolated-vm'", /only the cell process/],
  ['isolated-vm as a type', 'host/cells/supervisor.ts', "import type { Isolate } from 'isolated-vm'", /only the cell process/],
  ['another workspace\'s manifest', 'sdk/a.ts', "import manifest from '../host/package.json' with { type: 'json' }", /but sdk may import only/],
  ['an undeclared package', 'host/http/a.ts', "import express from 'express'", /host\/package\.json does not declare express/],
  ['a package that only the root declares', 'host/http/a.ts', "import { build } from 'esbuild'", /does not declare esbuild/],
  ['a module of Node without node:', 'host/http/a.ts', "import { readFileSync } from 'fs'", /node:fs/],
  ['a folder that is no layer', 'host/utils/a.ts', "import { server } from '../storage/store.ts'", /host\/utils is not a layer/],
]

for (const [name, path, text, says] of FORBIDDEN) {
  test(`layers() reports ${name}`, async (t) => {
    const found = layers(treeOf({ ...PACKAGES, [path]: text }))
    t.equal(found.length, 1, found.join('\n'))
    t.match(found[0], says)
  })
}

const ALLOWED: readonly (readonly [name: string, path: string, text: string])[] = [
  ['a lower layer', 'host/http/a.ts', "import type { Store } from '../storage/store.ts'"],
  ['its workspace\'s own manifest', 'host/kernel/a.ts', "import manifest from '../package.json' with { type: 'json' }"],
  ['its own folder', 'host/http/a.ts', "import { server } from './server.ts'"],
  ['a part of a package below', 'host/http/a.ts', "import { HardpointError } from '@hardpoint/schemas/errors'"],
  ['the SDK from a plugin', 'plugins/mail/a.ts', "import { definePlugin } from '@hardpoint/sdk'"],
  ['the testing tools from a plugin\'s test', 'examples/hello/a.test.ts', "import { fakeHost } from '@hardpoint/sdk/testing'\nimport { test } from 'node:test'"],
  ['isolated-vm in the cell process', 'host/cells/cell/main.ts', "import ivm from 'isolated-vm'"],
  ['anything from a test', 'tests/host/storage/a.test.ts', "import { server } from '../../../host/http/server.ts'\nimport ivm from 'isolated-vm'"],
  ['what only a comment names', 'host/storage/a.ts', "// import { server } from '../http/server.ts'\nexport const a = \"import { server } from '../http/server.ts'\""],
  ['a package that is bundled into the guest runtime', 'host/cells/guest/web/streams.ts', "import { build } from 'esbuild'"],
  ['development tools from a generator', 'schemas/gen/generate.ts', "import { build } from 'esbuild'"],
]

for (const [name, path, text] of ALLOWED) {
  test(`layers() allows ${name}`, async (t) => {
    t.strictSame(layers(treeOf({ ...PACKAGES, [path]: text })), [])
  })
}

test('layers() fails on a file it cannot parse rather than passing it', async (t) => {
  t.throws(() => layers(treeOf({ 'host/http/a.ts': 'import {' })), /host\/http\/a\.ts does not parse/)
})
