import { test } from 'tap'
import { publicKeyOf, tufKey } from '../../../registry/roles/tuf-key.ts'

test('tufKey() names a key by the SHA-256 of its canonical JSON', (t) => {
  // RFC 8032's first test key; the id by printf '{"keytype":"ed25519",…}' | sha256sum.
  const key = tufKey('11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=')
  t.same(key.toJSON(), { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a' } })
  t.equal(key.keyID, '74c181c7ad8a0855d4b55e44d2ba87aabdddb196832571f15f92fece332e4916')
  t.equal(publicKeyOf(key), '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=')
  t.end()
})
