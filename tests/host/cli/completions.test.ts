import { spawnSync } from 'node:child_process'
import { test } from 'tap'
import { COMMANDS } from '../../../host/cli/commands.ts'
import { completions } from '../../../host/cli/completions.ts'

/** What bash would offer for a line; the last word is being typed. */
function offered(line: string): string[] {
  const words = line.split(' ')
  const script = `${completions('bash', COMMANDS)}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _hardpoint; printf '%s\\n' "\${COMPREPLY[@]}"`
  return spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean)
}

test('completions() for bash offers commands, verbs and options', async (t) => {
  t.ok(offered('hardpoint ').includes('install'))
  t.same(offered('hardpoint inst'), ['install'])
  t.same(offered('hardpoint feature ').sort(), ['explain', 'kill', 'list', 'set'])
  t.same(offered('hardpoint install --dr'), ['--dry-run'])
  t.ok(offered('hardpoint feature set --').includes('--tier'))
  t.notOk(offered('hardpoint feature list --').includes('--tier'))
})

test('completions() are scripts their shell reads', async (t) => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const text = completions(shell, COMMANDS)
    for (const { name } of COMMANDS) t.match(text, name.split(' ').at(-1), `${shell} knows ${name}`)
    const check = spawnSync(shell, ['-n'], { input: text, encoding: 'utf8' })
    if (check.error === undefined) t.equal(check.status, 0, `${shell} reads it`)
  }
})

test('completions() refuses other shells', async (t) => {
  for (const shell of ['powershell', '__proto__', 'toString', '']) t.throws(() => completions(shell, COMMANDS), { code: 'HP_ERR_USAGE' }, shell)
})
