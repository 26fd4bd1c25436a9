import { test } from 'tap'
import { checkMediaType } from '../../../host/http/check-media-type.ts'

test('checkMediaType() accepts JSON in UTF-8 alone', async (t) => {
  for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON; charset="UTF-8"', 'application/merge-patch+json']) {
    t.doesNotThrow(() => checkMediaType({ 'content-type': type }), type)
  }
  const refused = [undefined, '', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/json', 'application/json; charset=utf-16', 'application/jsonx', 'application/json, text/plain', 'x']
  for (const type of refused) t.throws(() => checkMediaType({ 'content-type': type }), { code: 'HP_ERR_MEDIA_TYPE', http: 415 }, String(type))
  t.throws(() => checkMediaType({ 'content-type': 'application/json', 'content-encoding': 'gzip' }), { code: 'HP_ERR_MEDIA_TYPE' }, 'compressed')
})
