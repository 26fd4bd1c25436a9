import { readFileSync } from 'node:fs'
import { test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import { matchRoute } from '../../../sdk/testing/match-route.ts'

/** What a README says stands in its plugin.json, and nothing of that is left out. The examples' too: what is checked is the same. */
const FOLDERS = ['plugins/treasury', 'examples/hello', 'examples/webhook-relay']

for (const folder of FOLDERS) {
  const read = (name: string) => readFileSync(new URL(`../../../${folder}/${name}`, import.meta.url), 'utf8')
  const manifest = JSON.parse(read('plugin.json')) as Manifest
  const readme = read('README.md')
  const { capabilities = {}, features = {}, contributes: { routes = [], exports = [], jobs = [] } = {} } = manifest
  const rows = [...readme.matchAll(/^\| `([^`]+)`(?: \((admin)\))? \|([^|]*)\|/gm)].map(([, name = '', role, second = '']) => ({ name, role, second: second.trim() }))

  test(`the README of ${folder} has every route, with its access and feature, and no other`, async (t) => {
    const said = rows.filter(({ name }) => /^[A-Z]+ \//.test(name))
    t.strictSame(said.map(({ name }) => name).toSorted(), routes.map(({ method, path }) => `${method} ${path}`).toSorted())
    for (const { name, role, second } of said) {
      const { access = 'member', feature = '' } = routes.find(({ method, path }) => `${method} ${path}` === name) ?? {}
      if (second === 'public' || second === 'member') t.equal(second, access, name)
      else t.strictSame([role ?? 'member', second], [access, feature], name)
    }
  })

  test(`the README of ${folder} has a curl line for every route`, async (t) => {
    const commands = readme.replaceAll('\\\n', ' ').split('\n').filter((line) => line.startsWith('curl ')).map((line) => {
      const path = /(?:\$U|\/p\/[a-z.-]+)(\/[^"'\s?]*)/.exec(line)?.[1] ?? ''
      const method = /-X ([A-Z]+)/.exec(line)?.[1] ?? (line.includes(' -d ') ? 'POST' : 'GET')
      return matchRoute(manifest, method, path)?.route.id ?? `${method} ${path} is no route`
    })
    t.strictSame(commands.toSorted(), routes.map(({ id }) => id).toSorted())
  })

  test(`the README of ${folder} has every capability, and every feature with its tier`, async (t) => {
    const names = rows.map(({ name }) => name)
    t.strictSame(Object.keys(capabilities).filter((name) => !names.includes(name)), [])
    for (const [name, feature] of Object.entries(features)) t.equal(rows.find((row) => row.name === name)?.second, feature?.tier, name)
    t.match(readme.replaceAll('\n', ' '), `the tier **${manifest.tier}**`)
    t.strictSame([...exports, ...jobs].map(({ id }) => id).filter((id) => !readme.includes(`\`${id}\``)), [])
  })
}
