import assert from 'node:assert/strict'
import { ATTACK, rogue, type Hazard } from '../../_hazard.ts'
import { request, send } from './_raw.ts'

const admin = { id: 'secret', method: 'GET', path: '/secret', access: 'admin' } as const

export const hazard: Hazard = {
  title: 'plugins whose ids begin alike, and paths that two readers cut in two ways',
  why: 'a path that is matched by prefix reaches the plugin, or the access rule, of another',
  plugins: [
    rogue('a', `() => new Response('of a')`, { manifest: { contributes: { routes: [ATTACK, { id: 'any', method: 'GET', path: '/:any', access: 'public' }] } } }),
    { manifest: { id: 'rogue.ab', contributes: { routes: [admin] } }, main: `export default { routes: { secret: () => new Response('SECRET-OF-AB') } }` },
  ],
  async drive(ground) {
    const targets = [
      '/p/rogue.a/b/secret', '/p/rogue.a%62/secret', '/p/rogue%2ea/secret', '/p/rogue.a/../rogue.ab/secret', '/p/rogue.a/..%2frogue.ab/secret', '/p/rogue.a;b/secret', '/p/rogue.ab/secret',
      '/p/rogue.ab%2fsecret', '/p/rogue.ab%2Fsecret/', '/p/ROGUE.AB/secret', '/P/rogue.ab/secret', '/p/rogue.ab/SECRET', '/p/rogue.ab/secret?x=/p/rogue.a/attack', '/p/rogue.ab//secret', '/p/rogue.ab/./secret',
      '/p/rogue.ab/secret%00', '/p/rogue.ab\\secret', '/p/rogue.ab/%73ecret', '//p/rogue.ab/secret', 'http://h/p/rogue.ab/secret',
    ]
    for (const target of targets) assert.doesNotMatch(await send(ground, request(target)), /SECRET-OF-AB/, target)
    return ground.ask({ plugin: 'rogue.ab', path: '/secret', as: 'stranger' })
  },
  codes: ['HP_ERR_UNAUTHENTICATED'],
}
