import { test } from 'tap'
import { fingerprint } from '../../../sdk/tools.ts'

const KEY = '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='

test('fingerprint() is SHA256: and unpadded base64', async (t) => {
  t.equal(fingerprint(KEY), 'SHA256:If4x36FUomFia/hUBG/SJxt77UtqvkWqWId+9H+XIbk')
})

test('fingerprint() refuses what is no usable key, so that two spellings cannot share one', async (t) => {
  for (const key of ['', 'x', ` ${KEY}`, KEY.slice(0, -1), Buffer.from(`01${'00'.repeat(31)}`, 'hex').toString('base64')]) {
    t.throws(() => fingerprint(key), { code: 'HP_ERR_KEY_INVALID' }, JSON.stringify(key))
  }
})
