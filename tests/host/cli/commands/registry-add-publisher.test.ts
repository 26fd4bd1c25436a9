import { test } from 'tap'
import { home, tryCli } from '../_try.ts'
import { publishable } from './_registry.ts'
import { served } from './_served.ts'

test('registry add-publisher registers with the targets key alone', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  await tryCli(['keys', 'new', 'z.json'], { directory })
  const add = (...more: string[]) => run(['registry', 'add-publisher', 'reg', ...more])
  t.match(await add('zeta', 'z.json'), { exit: 2, err: /--targets-key/ })
  t.match(await add('zeta', 'z.json', '--targets-key', 'z.json'), { exit: 8, err: /HP_ERR_KEY_INVALID/ })
  t.match(await add('zeta', 'z.json', '--targets-key', 'operator/targets.key.json'), { exit: 0, out: /^zeta publishes with SHA256:/ })
  t.match(await add('acme', 'z.json', '--targets-key', 'operator/targets.key.json'), { exit: 7, err: /HP_ERR_PUBLISHER_EXISTS/ })
  t.match(await add('acne', '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=', '--targets-key', 'operator/targets.key.json'), { exit: 7, err: /HP_ERR_NAME_SIMILAR[\s\S]*--allow-similar/ })
  t.match(await add('acne', '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=', '--targets-key', 'operator/targets.key.json', '--allow-similar'), { exit: 0 })
  t.match(await run(['registry', 'add-publisher', 'rge', 'zeta', 'z.json', '--targets-key', 'operator/targets.key.json']), { exit: 4, err: /registry init/ }, 'a folder that is none')
})

test('registry add-publisher registers through a running server, from a machine that has the targets key', async (t) => {
  const directory = home(t)
  const { url, run } = await served(t, directory)
  await tryCli(['keys', 'new', 'z.json'], { directory })
  const add = (registry: string, key = 'operator/targets.key.json') => run(['registry', 'add-publisher', registry, 'zeta', 'z.json', '--targets-key', key])
  t.match(await add('reg'), { exit: 7, err: /HP_ERR_REGISTRY_LOCKED[\s\S]*address/ })
  t.match(await add(url, 'k.json'), { exit: 8, err: /HP_ERR_KEY_INVALID/ })
  for (const _ of [1, 2]) t.match(await add(url), { exit: 0, out: /^zeta publishes with SHA256:/ }, 'again: nothing')
  t.match(await run(['registry', 'add-publisher', url, 'ac-me', 'z.json', '--targets-key', 'operator/targets.key.json']), { exit: 7, err: /HP_ERR_NAME_SIMILAR/ })
})
