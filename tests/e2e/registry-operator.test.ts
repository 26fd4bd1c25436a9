import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { openRegistry } from '@hardpoint/registry/client'
import { test } from 'tap'
import { startTestHost } from './_test-host.ts'

/** The operator's page about a registry, run as it stands there while the registry's server and a host run; only its places are others. */
const ROOT = join(import.meta.dirname, '../..')
const PAGE = readFileSync(join(ROOT, 'host/docs/operator.md'), 'utf8')
const tools = ['bash', 'curl'].every((tool) => spawnSync(tool, ['--version']).status === 0)

/** The ```sh blocks of a part of the page. */
function blocks(from: string, to: string): string[] {
  return [...PAGE.slice(PAGE.indexOf(from), PAGE.indexOf(to)).matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')
}

test('operator.md: a publisher, an advisory and another key, while the registry\'s server and a host run', { skip: tools ? false : 'needs bash', timeout: 170_000 }, async (t) => {
  const cwd = t.testdir()
  const bin = join(cwd, '.bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'hardpoint'), `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'host/cli/main.ts')}" "$@"\n`)
  chmodSync(join(bin, 'hardpoint'), 0o755)
  const env = { ...process.env, HARDPOINT_STATE: join(cwd, 'state'), PATH: [bin, join(process.execPath, '..'), process.env['PATH']].join(delimiter) }
  const bash = async (script: string): Promise<string> => {
    const child = spawn('bash', ['-c', `exec 2>&1\nset -e\n${script}`], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => { output += text })
    const [code] = await once(child, 'close') as [number | null]
    t.equal(code, 0, script, { output })
    return output
  }
  const reserved = createServer().listen(0, '127.0.0.1')
  await once(reserved, 'listening')
  const { port } = reserved.address() as AddressInfo
  reserved.close()
  await once(reserved, 'close')
  const url = `http://127.0.0.1:${port}`
  const told = { root: '', token: '' }
  const placed = (text: string): string => text.replaceAll('/srv/registry', 'registry').replaceAll('~/registry-keys', 'registry-keys').replaceAll('https://registry.acme.com', url)
    .replaceAll('7421', String(port)).replaceAll('sha256:…', told.root).replaceAll('HARDPOINT_REGISTRY_TOKEN=…', `HARDPOINT_REGISTRY_TOKEN=${told.token}`)

  const [making = '', ...others] = blocks('\n## A registry\n', '### While it runs')
  t.equal(others.length, 1, 'the copies')
  const [tokens = '', operating = '', asking = '', rotating = '', ...more] = blocks('### While it runs', '\n## Whose plugins are trusted')
  t.same(more, [])
  const begun = await bash(`hardpoint keys new acme.key.json\nhardpoint keys new zeta.key.json\nhardpoint keys new acme-2.key.json\n${placed(making).replace(/\nhardpoint registry start .*/, '')}`)
  told.root = /sha256:[0-9a-f]{64}/.exec(begun)?.[0] ?? ''
  const publishing = /hpp_\S+/.exec(begun)?.[0] ?? ''
  told.token = /hpp_\S+/.exec(await bash(placed(tokens)))?.[0] ?? ''
  const server = spawn('bash', ['-c', `exec ${/hardpoint registry start .*/.exec(placed(making))?.[0]}`], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(async () => {
    if (server.exitCode !== null) return
    server.kill('SIGTERM')
    await once(server, 'exit')
  })
  await once(server.stdout, 'data')

  await bash([
    'hardpoint plugin new mail --id acme.mail', 'hardpoint plugin pack mail -o mail.hpk --key acme.key.json',
    `HARDPOINT_REGISTRY_TOKEN=${publishing} hardpoint plugin publish mail.hpk --key acme.key.json --registry ${url} --root ${told.root}`,
  ].join('\n'))
  const host = await startTestHost({ config: { registry: `${url}/`, registryRoot: told.root } })
  t.teardown(() => host.close())
  await host.install('acme.mail')
  t.match(await host.call('GET', '/api/v1/plugins/acme.mail'), { status: 200, body: { installed: { enabled: true }, problem: undefined } })

  const shown = await bash(placed(operating))
  t.match(shown, /root +1 +[\s\S]*zeta publishes with SHA256:[\s\S]*advisories of \S+ are signed with SHA256:[\s\S]*HPA-2026-0001 is in force: hosts stop acme\.mail <1\.2\.3/)
  // What a host asked its registry holds for 10 s: one that starts asks.
  await host.restart()
  t.match(await host.call('GET', '/api/v1/audit'), { body: { findings: [{ plugin: 'acme.mail', advisory: 'HPA-2026-0001', action: 'disable' }] } })
  t.match(await host.call('GET', '/api/v1/plugins/acme.mail'), { body: { problem: { code: 'HP_ERR_REVOKED' } } }, 'the host has stopped it')

  // Who was added over HTTP publishes over HTTP, with a token made in the folder that the server has open.
  const zetas = /hpp_\S+/.exec(await bash('hardpoint registry new-token registry zeta'))?.[0] ?? ''
  t.match(await bash([
    'hardpoint plugin new chat --id zeta.chat', 'hardpoint plugin pack chat -o chat.hpk --key zeta.key.json',
    `HARDPOINT_REGISTRY_TOKEN=${zetas} hardpoint plugin publish chat.hpk --key zeta.key.json --registry ${url}`,
  ].join('\n')), /published zeta\.chat 0\.1\.0/)
  await host.install('zeta.chat')
  t.match(await host.call('GET', '/api/v1/plugins/zeta.chat'), { status: 200, body: { installed: { enabled: true }, problem: undefined } })

  t.match(await bash(placed(asking)), /wrote rotation\.json: acme asks for SHA256:/)
  t.match(await bash(`export HARDPOINT_REGISTRY_TOKEN=${told.token}\n${placed(rotating)}`), /acme publishes with SHA256:/)
  const registry = openRegistry(url, { root: told.root })
  t.match((await registry.publisher('acme')).keys, [{ until: /Z$/ }, { statement: {} }])
  t.equal((await registry.publisher('zeta')).keys.length, 1)
  t.match(await registry.advisories(), [{ id: 'HPA-2026-0001' }])
  t.same((await registry.versions('acme.mail')).map(({ version }) => version), ['0.1.0'])
  t.same((await registry.versions('zeta.chat')).map(({ version }) => version), ['0.1.0'])
  t.equal(server.exitCode, null, 'and nothing was stopped')
})
