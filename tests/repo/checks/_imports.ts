import { posix } from 'node:path'
import { lineAt, visit } from './_parse.ts'
import { isCode, type Tree } from './_tree.ts'

/** One way a file names another: `import`, `export … from`, `import()`, `import('…').Type`, `require()`. */
export interface Import {
  readonly from: string
  readonly line: number
  readonly specifier: string
  /** The file it names where that is one of ours, resolved through workspaces' `exports`. */
  readonly file: string | undefined
}

interface Workspace { readonly name: string, readonly folder: string, readonly exports: Readonly<Record<string, string>> }

/** Every import of every code file, type-only ones too: a type is knowledge of the other layer as well. */
export function importsOf(tree: Tree): Import[] {
  const workspaces = workspacesOf(tree)
  return [...tree].filter(([path]) => isCode(path) || path.endsWith('.d.ts')).flatMap(([from, text]) =>
    specifiers(from, text).map(({ specifier, start }) => ({
      from, specifier, line: lineAt(text, start), file: resolve(tree, workspaces, from, specifier),
    })))
}

interface Specifier { readonly specifier: string, readonly start: number }

function specifiers(path: string, text: string): Specifier[] {
  const found: Specifier[] = []
  const add = (node: { type: string, start: number } | null): void => {
    if (node?.type === 'Literal' && 'value' in node && typeof node.value === 'string') found.push({ specifier: node.value, start: node.start })
    if (node?.type === 'TemplateLiteral' && 'quasis' in node && Array.isArray(node.quasis) && node.quasis.length === 1) {
      found.push({ specifier: text.slice(node.start + 1, text.indexOf('`', node.start + 1)), start: node.start })
    }
  }
  visit(path, text, {
    ImportDeclaration: (node) => { add(node.source) },
    ExportNamedDeclaration: (node) => { add(node.source) },
    ExportAllDeclaration: (node) => { add(node.source) },
    ImportExpression: (node) => { add(node.source) },
    TSImportType: (node) => { add(node.source) },
    TSExternalModuleReference: (node) => { add(node.expression) },
    CallExpression: (node) => {
      const required = node.callee.type === 'Identifier' && node.callee.name === 'require'
      const resolved = text.slice(node.callee.start, node.callee.end) === 'import.meta.resolve'
      if (required || resolved) add(node.arguments[0] ?? null)
    },
  })
  return found
}

function workspacesOf(tree: Tree): Workspace[] {
  return [...tree].filter(([path]) => /^[^/]+(?:\/[^/]+)?\/package\.json$/.test(path)).flatMap(([path, text]) => {
    const { name, exports = {} } = JSON.parse(text) as { name?: string, exports?: Record<string, string> | string }
    if (name === undefined) return []
    return [{ name, folder: posix.dirname(path), exports: typeof exports === 'string' ? { '.': exports } : exports }]
  })
}

function resolve(tree: Tree, workspaces: Workspace[], from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier))
  const workspace = workspaces.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`))
  if (workspace === undefined) return undefined
  const entry = `.${specifier.slice(workspace.name.length)}`
  const target = typeof workspace.exports[entry] === 'string' ? workspace.exports[entry] : entry
  const file = posix.normalize(posix.join(workspace.folder, target))
  return tree.has(file) ? file : posix.join(workspace.folder, 'mod.ts')
}
