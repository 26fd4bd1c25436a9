/**
 * Writes schemas/gen/types.ts and schemas/gen/validators.js from schemas/documents.
 *
 * Run by `npm run gen`; tests/repo checks that what is committed is what this writes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { build } from 'esbuild'
import { compile } from 'json-schema-to-typescript'

const HERE = import.meta.dirname
const DOCUMENTS = join(HERE, '../documents')
const BANNER = '// Made by schemas/gen/generate.ts from schemas/documents: run npm run gen, do not edit.\n'

/** What the documents' string formats mean. RFC 3339 with a zone, and no leap second, which Date cannot hold. */
const DATE_TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

interface Document { readonly title: string; readonly [key: string]: unknown }

/** File name to content of what is generated. */
export async function generate(): Promise<Map<string, string>> {
  const documents = readDocuments()
  return new Map([
    ['types.ts', await types(documents)],
    ['validators.js', await validators(documents)],
    ['validators.d.ts', declarations(documents)],
  ])
}

function readDocuments(): Document[] {
  return readdirSync(DOCUMENTS)
    .filter((file) => file.endsWith('.schema.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(DOCUMENTS, file), 'utf8')) as Document)
}

async function types(documents: Document[]): Promise<string> {
  const parts = await Promise.all(documents.map((document) => compile(structuredClone(document), document.title, {
    bannerComment: '', additionalProperties: false, strictIndexSignatures: true, unreachableDefinitions: false, ignoreMinAndMaxItems: true,
    style: { semi: false, singleQuote: true, printWidth: 110 },
  })))
  return BANNER + '\n' + dedupe(parts.join('\n'))
}

/** Documents that share a definition by name must agree on it; the first one stands. */
function dedupe(source: string): string {
  const seen = new Map<string, string>()
  return source.split(/(?=^(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export )/m).filter((block) => {
    const name = /^export (?:type|interface) (\w+)/m.exec(block)?.[1]
    if (name === undefined || !seen.has(name)) { if (name !== undefined) seen.set(name, block); return true }
    return false
  }).join('')
}

async function validators(documents: Document[]): Promise<string> {
  const ajv = new Ajv2020({ strict: true, allErrors: false, useDefaults: false, code: { source: true, esm: true, lines: true } })
  ajv.addFormat('date-time', DATE_TIME)
  for (const document of documents) ajv.addSchema(document, document.title)
  const names = Object.fromEntries(documents.map((document) => [document.title, document.title]))
  const code = standalone.default(ajv, names)
  // ajv's standalone code still requires its own runtime: bundling leaves a file that needs nothing.
  const bundled = await build({
    stdin: { contents: code, resolveDir: HERE, loader: 'js' }, bundle: true, format: 'esm', write: false, platform: 'neutral', target: 'es2024',
  })
  return BANNER + bundled.outputFiles[0]?.text
}

function declarations(documents: Document[]): string {
  return `${BANNER}
/** One violation, as ajv reports it. */
export interface ValidationProblem { instancePath: string; keyword: string; message?: string; params: Record<string, unknown>; propertyName?: string }
export interface Validator { (value: unknown): boolean; errors?: ValidationProblem[] | null }
${documents.map(({ title }) => `export declare const ${title}: Validator`).join('\n')}
`
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === basename(import.meta.filename)) {
  for (const [file, content] of await generate()) writeFileSync(join(HERE, file), content)
}
