import picocolors from 'picocolors'
import { test } from 'tap'
import { askToGoOn } from '../../../host/cli/ask-to-go-on.ts'
import type { Io } from '../../../host/cli/io.ts'

function terminal(...says: string[]): Io & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked, out: () => undefined, err: () => undefined, progress: () => undefined, interactive: says.length > 0, colors: picocolors.createColors(false), env: {}, directory: '/',
    ask: async (question) => { asked.push(question); return says.shift() ?? '' },
  }
}

const ASKING = { command: 'install', question: 'Install this?', about: ['New here: acme.'], yes: false }

test('askToGoOn() asks a person, what it is about above the question; No is the default', async (t) => {
  const io = terminal('y')
  await askToGoOn({ ...ASKING, io })
  t.strictSame(io.asked, ['New here: acme.\nInstall this? [y/N] '])
  for (const word of ['', 'n', 'ok']) await t.rejects(askToGoOn({ ...ASKING, io: terminal(word) }), { code: 'HP_ERR_USAGE', message: 'Nothing was changed.' }, JSON.stringify(word))
})

test('askToGoOn() takes --yes for an answer, and silence for none', async (t) => {
  const io = terminal('n')
  await askToGoOn({ ...ASKING, yes: true, io })
  t.strictSame(io.asked, [])
  await askToGoOn({ ...ASKING, yes: true, io: terminal() })
  await t.rejects(askToGoOn({ ...ASKING, io: terminal() }), { code: 'HP_ERR_USAGE', message: 'New here: acme. Nobody is there to be asked. To go on, add --yes.', fix: /help install/ })
})
