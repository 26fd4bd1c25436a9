import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'

const say = (method: string, params: string): string => `say(host, '${method}', ${JSON.stringify(params)})`

export const hazard: Hazard = {
  title: 'params with more members than there are, in other kinds, in no object, or in no JSON',
  why: 'a member that is passed on unseen may mean something to whoever gets it',
  ...attempting('members', {
    'for whom it logs': [say('log.info', '{"message":"a","plugin":"calm.neighbour"}'), 'HP_ERR_PARAMS'],
    'with which level': [say('log.info', '{"message":"a","level":"error"}'), 'HP_ERR_PARAMS'],
    'when it logs': [say('log.info', '{"message":"a","at":"2000-01-01T00:00:00Z"}'), 'HP_ERR_PARAMS'],
    'a message that is no text': [say('log.info', '{"message":{"toString":"a"}}'), 'HP_ERR_PARAMS'],
    'whose settings': [say('config.get', '{"plugin":"calm.neighbour"}'), 'HP_ERR_PARAMS'],
    'which tenant\'s settings': [say('config.get', '{"tenant":"other"}'), 'HP_ERR_PARAMS'],
    'a list': [say('config.get', '[]'), 'HP_ERR_PARAMS'],
    'nothing': [say('config.get', ''), 'HP_ERR_PARAMS'],
    'null': [say('config.get', 'null'), 'HP_ERR_PARAMS'],
    'no JSON': [say('log.info', '{"message":'), 'HP_ERR_PARAMS'],
    'the options of the grant': [say('schedule.after', '{"job":"tick","delayMs":1,"maxPending":100000}'), 'HP_ERR_PARAMS'],
    'another\'s job': [say('schedule.after', '{"job":"tick","delayMs":1,"plugin":"calm.neighbour"}'), 'HP_ERR_PARAMS'],
    'more arguments than there are': [`host.config.get({ plugin: 'calm.neighbour' })`, /TypeError/],
  }, { capabilities: { log: {}, schedule: {} }, manifest: { contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }], jobs: [{ id: 'tick' }] } } }),
}
