/** Bundles the guest runtime into one script, and writes the page that tells what is in it. Run by `npm run gen`; tests/repo checks that what is committed is what this writes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { webPlatformPage } from './_web-platform-page.ts'

const HERE = import.meta.dirname
const ROOT = join(HERE, '../../../..')

/** Packages that most plugins never use: in the bundle each is evaluated with the first use of one of its names. */
const LAZY = new Map([
  ['web-streams-polyfill', [
    'ByteLengthQueuingStrategy', 'CountQueuingStrategy', 'ReadableByteStreamController', 'ReadableStream', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest',
    'ReadableStreamDefaultController', 'ReadableStreamDefaultReader', 'TransformStream', 'TransformStreamDefaultController', 'WritableStream', 'WritableStreamDefaultController',
    'WritableStreamDefaultWriter',
  ]],
  ['urlpattern-polyfill/urlpattern', ['URLPattern']],
])

/** In the place of such a package: getters that `require` it. esbuild wraps what is required in a function, and copies getters as getters. */
const lazily: Plugin = {
  name: 'lazily',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[a-z]/ }, ({ path, kind }) => LAZY.has(path) && kind === 'import-statement' ? { path, namespace: 'lazily' } : undefined)
    onLoad({ filter: /.*/, namespace: 'lazily' }, ({ path }) => {
      const getters = (LAZY.get(path) ?? []).map((name) => `  get ${name}() { return load().${name} },`)
      // Their licenses ask to stand in every copy, and the packages' own code does not hold them.
      const license = readFileSync(join(ROOT, 'node_modules', path.split('/')[0] ?? '', 'LICENSE'), 'utf8').trim()
      return { contents: `/*! ${path}\n${license} */\nlet made\nconst load = () => made ??= require('${path}')\nmodule.exports = {\n  __esModule: true,\n${getters.join('\n')}\n}\n`, resolveDir: HERE }
    })
  },
}

/** Path to content of what is generated. */
export async function generate(): Promise<Map<string, string>> {
  const bundled = await build({
    entryPoints: [join(HERE, '../main.ts')], bundle: true, format: 'iife', platform: 'neutral', target: 'es2024', write: false, legalComments: 'inline', plugins: [lazily],
    // Each byte is read at a cold start. Names stay, for stacks.
    minifyWhitespace: true, minifySyntax: true, lineLimit: 160,
    banner: { js: '// Made by host/cells/guest/gen/generate.ts from host/cells/guest: run npm run gen, do not edit.' },
  })
  const runtime = bundled.outputFiles[0]?.text ?? ''
  return new Map([[join(HERE, 'runtime.gen.js'), runtime], [join(ROOT, 'sdk/docs/web-platform.md'), webPlatformPage(runtime)]])
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === basename(import.meta.filename)) {
  for (const [file, content] of await generate()) writeFileSync(file, content)
}
