import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'everything that can be reached, by every own name and every prototype',
  why: 'something of the host may hang where nobody looked',
  plugins: [reporter('prototype-walk', `const seen = new Set()
const strangers = []
const walk = (from, value) => {
  const open = [[from, value]]
  while (open.length > 0) {
    const [path, one] = open.pop()
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null || seen.has(one) || seen.size > 1e5) continue
    seen.add(one)
    const text = typeof one === 'function' ? Object.getPrototypeOf(walk).toString.call(one) : Object.prototype.toString.call(one)
    if (/__helper|isolated|ivm|\\bReference\\b|ExternalCopy|\\bCallback\\b|process\\b|require\\(/.test(text.slice(0, 200))) strangers.push(\`\${path}: \${text.slice(0, 100)}\`)
    if (!(one instanceof Object) && Object.getPrototypeOf(one) !== null && one !== Object.prototype) strangers.push(\`\${path} is of another realm\`)
    open.push([\`\${path}.__proto__\`, Object.getPrototypeOf(one)])
    for (const name of Reflect.ownKeys(one)) {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(one, name)
      for (const next of [value, get, set]) open.push([\`\${path}.\${String(name)}\`, next])
    }
  }
}
for (const [name, value] of Object.entries({ 
  globalThis, request, host, context, meta: import.meta, found, steps: (function* () {})(), later: (async function* () {})(),
  error: await fetch('x:').catch((error) => error),
})) walk(name, value)
found.many = seen.size > 500
found.strangers = strangers`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { many: true, strangers: [] }),
}
