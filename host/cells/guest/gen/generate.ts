/** Bundles the guest runtime into one script. Run by `npm run gen`; tests/repo checks that what is committed is what this writes. */
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

const HERE = import.meta.dirname

/** Path to content of what is generated. */
export async function generate(): Promise<Map<string, string>> {
  const bundled = await build({
    entryPoints: [join(HERE, '../main.ts')], bundle: true, format: 'iife', platform: 'neutral', target: 'es2024', write: false, charset: 'utf8', legalComments: 'none',
    banner: { js: '// Made by host/cells/guest/gen/generate.ts from host/cells/guest: run npm run gen, do not edit.' },
  })
  return new Map([[join(HERE, 'runtime.gen.js'), bundled.outputFiles[0]?.text ?? '']])
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === basename(import.meta.filename)) {
  for (const [file, content] of await generate()) writeFileSync(file, content)
}
