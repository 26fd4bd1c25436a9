import { visit } from './_parse.ts'
import type { Tree } from './_tree.ts'

const FOLDER = 'host/capabilities/'
const PAGE = 'host/docs/capabilities.md'

/** Says where the capability table, its files, its page and the ids the SDK knows disagree. */
export function capabilities(tree: Tree, table: readonly string[], known: readonly string[]): string[] {
  const files = new Map([...tree].flatMap(([path, text]) => idsIn(path, text).map((id) => [id, path] as const)))
  const page = tree.get(PAGE) ?? ''
  return [
    ...table.filter((id) => files.get(id) !== fileOf(id)).map((id) => `Capability ${id} is in ${files.get(id) ?? 'no file'}, not in ${fileOf(id)}`),
    ...[...files].filter(([id]) => !table.includes(id)).map(([id, path]) => `${path} defines ${id}, which the capability table does not have`),
    ...table.filter((id) => !page.split('\n').includes(`## ${id}`)).map((id) => `${PAGE} has no section "## ${id}"`),
    ...table.filter((id) => !known.includes(id)).map((id) => `The SDK does not know capability ${id}`),
    ...known.filter((id) => !table.includes(id)).map((id) => `The SDK knows capability ${id}, which the capability table does not have`),
  ]
}

function fileOf(id: string): string {
  return `${FOLDER}${id.replaceAll('.', '-')}.ts`
}

/** The ids that a file gives to `capability({ id })`. */
function idsIn(path: string, text: string): string[] {
  if (!path.startsWith(FOLDER) || !path.endsWith('.ts')) return []
  const ids: string[] = []
  visit(path, text, {
    CallExpression: ({ callee, arguments: [definition] }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'capability' || definition?.type !== 'ObjectExpression') return
      for (const property of definition.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name !== 'id') continue
        if (property.value.type === 'Literal' && typeof property.value.value === 'string') ids.push(property.value.value)
      }
    },
  })
  return ids
}
