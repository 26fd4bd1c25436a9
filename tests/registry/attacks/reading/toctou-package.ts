import { packagePath } from '../../../../registry/layout/mod.ts'
import { packageOf } from '../../_fixtures.ts'
import type { Attack } from '../_attack.ts'

/** What was verified for the plan is what is installed: nothing is fetched again. */
export const attack: Attack = {
  title: 'the package is exchanged between plan and install',
  code: 'harmless',
  async run(ground) {
    const { repository } = ground
    const [, entry] = repository.entries.get('acme.mail') ?? []
    const host = await ground.host()
    return host.installAfter('acme.mail', () => {
      const forged = packageOf(ground.stranger, { version: '1.1.0' })
      if (entry !== undefined) repository.files.set(packagePath(entry), forged)
    })
  },
  check: (outcome, { repository }) => (outcome as { digest: string }[])[0]?.digest === repository.entries.get('acme.mail')?.[1]?.sha256 ? [] : ['other bytes were installed'],
}
