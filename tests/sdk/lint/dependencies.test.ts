import { test } from 'tap'
import { dependencies } from '../../../sdk/lint/dependencies.ts'
import { manifest } from './_manifest.ts'

const capabilities = { 'plugins.call': { plugins: { 'hardpoint.treasury': ['balance'] } } }

test('dependencies() takes calls of plugins that are depended on', async (t) => {
  t.strictSame(dependencies(manifest({ capabilities, dependencies: { 'hardpoint.treasury': '^1.0.0' } })), [])
  t.strictSame(dependencies(manifest({ capabilities, optionalDependencies: { 'hardpoint.treasury': '^1.0.0' } })), [])
  t.strictSame(dependencies(manifest({ dependencies: { 'a.b': '*' } })), [])
})

test('dependencies() points at calls of others, at what stands twice, and at the plugin itself', async (t) => {
  t.match(dependencies(manifest({ capabilities })), [{ pointer: '/capabilities/plugins.call/plugins/hardpoint.treasury', fix: /"hardpoint\.treasury"/ }])
  t.match(dependencies(manifest({ dependencies: { 'a.b': '*' }, optionalDependencies: { 'a.b': '*' } })), [{ pointer: '/optionalDependencies/a.b' }])
  t.match(dependencies(manifest({ dependencies: { 'acme.mail': '*' } })), [{ pointer: '/dependencies/acme.mail' }])
  t.strictSame(dependencies(manifest({ capabilities: { 'plugins.call': { plugins: null } } })), [], 'its form is another rule\'s business')
})
