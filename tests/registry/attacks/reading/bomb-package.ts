import { gzipSync } from 'node:zlib'
import { packagePath } from '../../../../registry/layout/mod.ts'
import { sha256 } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a package that would grow a thousandfold when it is opened',
  code: 'HP_ERR_PACKAGE_FORMAT',
  changes: ['namespace.evil.json', 'snapshot.json', 'timestamp.json'],
  async run(ground) {
    const { repository } = ground
    const bomb = gzipSync(Buffer.alloc(200_000_000))
    // As every package begins.
    bomb.set([0, 255], 8)
    const [games] = repository.entries.get('evil.games') ?? []
    if (games === undefined) return games
    const entry = { ...games, id: 'evil.bomb', sha256: sha256(bomb), size: bomb.length }
    repository.files.set(packagePath(entry), bomb)
    repository.entries.set('evil.bomb', [entry])
    repository.list('evil.bomb')
    const host = await ground.host()
    repository.release('namespace.evil')
    return host.install('evil.bomb')
  },
}
