import { test } from 'tap'
import { stateDirectory } from '../../../host/cli/state-directory.ts'

const directory = '/work'

test('stateDirectory() is what was named, else the platform\'s', (t) => {
  const of = (env: Record<string, string>, platform: NodeJS.Platform = 'linux', named?: string): string => stateDirectory({ env, directory }, named, platform)
  t.equal(of({ HARDPOINT_STATE: 'there', HOME: '/home/ada' }), '/work/there')
  t.equal(of({ HARDPOINT_STATE: 'there' }, 'linux', '/here'), '/here')
  t.equal(of({ XDG_STATE_HOME: '/state', HOME: '/home/ada' }), '/state/hardpoint')
  t.equal(of({ XDG_STATE_HOME: 'relative', HOME: '/home/ada' }), '/home/ada/.local/state/hardpoint')
  t.equal(of({ HOME: '/home/ada', HARDPOINT_STATE: '' }), '/home/ada/.local/state/hardpoint')
  t.equal(of({ HOME: '/Users/ada' }, 'darwin'), '/Users/ada/Library/Application Support/hardpoint')
  t.equal(of({ HOME: '/home/ada', LOCALAPPDATA: '/local' }, 'win32'), '/local/hardpoint')
  t.throws(() => of({}), { code: 'HP_ERR_USAGE', message: /--state/ })
  t.end()
})
