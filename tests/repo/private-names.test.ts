import { homedir } from 'node:os'
import { test } from 'tap'
import { privateNames } from './checks/private-names.ts'
import { readTree, ROOT, treeOf } from './checks/_tree.ts'

/** The one registry that may be named: npm's own. */
const PUBLIC = 'registry.npmjs.org'

test('privateNames() finds no name of this machine in this repository', async (t) => {
  // npm says which registry it uses to what it runs; where it does not, the lockfile's addresses are still checked.
  const configured = process.env.npm_config_registry
  const hosts = configured === undefined ? [] : [new URL(configured).hostname].filter((host) => host !== PUBLIC)
  t.strictSame(privateNames(readTree(), { paths: [ROOT, homedir()].filter((path) => path !== '/'), hosts }), [])
})

const NAMES = { paths: ['/srv/me/checkout'], hosts: ['packages.example.net'] }

const FOUND: readonly (readonly [name: string, text: string])[] = [
  ['a path in a string', "const a = '/srv/me/checkout/host'"],
  ['a path in a sentence', 'See /srv/me/checkout.'],
  ['a path as a URL', 'file:///srv/me/checkout/host'],
  ['a registry', 'npm install --registry https://packages.example.net/npm'],
]

for (const [name, text] of FOUND) {
  test(`privateNames() reports ${name}`, async (t) => {
    t.equal(privateNames(treeOf({ 'README.md': text }), NAMES).length, 1)
  })
}

test('privateNames() leaves other paths alone', async (t) => {
  t.strictSame(privateNames(treeOf({ 'README.md': 'https://example.org/srv/me/checkout and /srv/me/checkout2' }), NAMES), [])
})

test('privateNames() reports a folder at the top where it goes on, and takes a JSON pointer for none', async (t) => {
  const names = { paths: ['/home'], hosts: [] }
  t.equal(privateNames(treeOf({ 'README.md': 'See /home/me/checkout.' }), names).length, 1)
  t.strictSame(privateNames(treeOf({ 'README.md': 'instancePath + "/home/" + index, /home is required, "/home"' }), names), [])
})

test('privateNames() reports a lockfile that names addresses', async (t) => {
  const lock = (resolved: string) => treeOf({ 'package-lock.json': JSON.stringify({ packages: { 'node_modules/a': { resolved } } }) })
  t.match(privateNames(lock('https://other.example.org/a.tgz'), NAMES), [/pins node_modules\/a to the address/])
  t.strictSame(privateNames(lock('host'), NAMES), [], 'a workspace is resolved to a folder')
})
