import { test } from 'tap'
import { pathProblem, printablePath } from '../../../schemas/package/package-path.ts'

const ALLOWED = [
  'plugin.json', 'main.js', 'main.js.map', 'README.md', 'CHANGELOG.md', 'LICENSE', 'sbom.cdx.json', 'signature.json',
  'ui/index.html', 'ui/app/main.js', 'ui/a-b_c.1.css', `ui/${'a'.repeat(97)}`,
]
const REFUSED = [
  '', '.', '..', '/', '/etc/passwd', '../main.js', './main.js', 'main.js/', 'main.js/..', 'Main.js', 'MAIN.JS', 'main.js ', 'main.js\0', 'main.mjs',
  'package.json', '.env', '.npmrc', 'node_modules/a/index.js', 'src/main.ts', 'key.json', '__proto__', 'constructor',
  'ui', 'ui/', 'ui//a', 'ui/.', 'ui/..', 'ui/../main.js', 'ui/a/../../main.js', 'ui/./a', 'ui/.env', 'ui/a/.git/config', 'ui/a.', 'ui/a ', 'ui/ a',
  'ui/a\\b', 'ui/..\\..\\main.js', 'ui/C:', 'ui/a:b', 'ui/\u00e4', 'ui/a\u0308', 'ui/\u202egpj.exe', 'ui/a\0b', 'ui/a\nb', 'UI/a', `ui/${'a'.repeat(98)}`,
]

test('pathProblem() allows the files of a package', async (t) => {
  for (const path of ALLOWED) t.equal(pathProblem(path), undefined, path)
})

test('pathProblem() refuses everything else', async (t) => {
  for (const path of REFUSED) t.type(pathProblem(path), 'string', JSON.stringify(path))
})

test('printablePath() leaves nothing that a terminal would act on', async (t) => {
  t.equal(printablePath('ui/a\u001b[2J\u202e\u0000'), 'ui/a\\u001b[2J\\u202e\\u0000')
  t.ok(printablePath('x'.repeat(1000)).length <= 100)
})
