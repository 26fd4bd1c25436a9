/** What each call into a plugin carries, here and in each peer: 200 bytes of JSON. */
export const INPUT = JSON.stringify({ text: 'x'.repeat(187) })
/** What it answers. */
export const ANSWER = '{"echo":187}'

/**
 * The code of a plugin of about so many bytes: functions as a bundler leaves them, of which a tenth runs when it is loaded and as many
 * again at the first call.
 *
 * @param head what takes the definition in a script: an assignment. Without it, a module as `plugin build` writes it
 */
export function pluginText(bytes: number, head?: string): string {
  const functions: string[] = []
  for (let size = 300; size < bytes; size += functions.at(-1)?.length ?? 0) functions.push(helper(functions.length))
  const called = (from: number) => functions.flatMap((_, n) => n % 10 === from ? [`helper${n}`] : []).join(', ')
  return `${functions.join('')}
const table = new Map([${called(0)}].map((helper, n) => [n, helper('load', n)]))
${head ?? 'const plugin = '}{ exports: { echo: ({ text }) => { let seen = table.size + 1; for (const helper of [${called(5)}]) seen += helper(text, 1).size > 0 ? 1 : 0; return { echo: seen > 0 ? text.length : -1 } } } }
${head === undefined ? 'export {\n  plugin as default\n};\n' : ''}`
}

function helper(n: number): string {
  return `function helper${n}(value, options = {}) {
  const parts = String(value).split('${n}').map((part) => part.trim()).filter((part) => part !== '')
  if (options.strict === true && parts.length > ${n % 7}) throw new TypeError(\`helper${n} got \${parts.length} parts of \${value}\`)
  const known = new Map(Object.entries({ first: parts[0] ?? '', last: parts.at(-1) ?? '', size: parts.length }))
  return { size: known.size, kind: 'kind${n}', get text() { return [...known].map(([name, part]) => name + '=' + part).join('&') } }
}
`
}
