import { parseDocument } from '@hardpoint/schemas'
import type { LicenseStatus } from '../../licensing/licensing.ts'
import { command } from '../command.ts'
import { renderLicense } from './license-show.ts'
import { parseInput, readInput } from './_paths.ts'

export const licenseSet = command({
  name: 'license set',
  summary: 'Set the license: in force at the next call',
  arguments: [{ name: 'file', description: 'the license as it was received' }],
  examples: ['hardpoint license set acme.license.json'],
  async run(context, { file }) {
    const envelope = parseDocument('Envelope', parseInput(await readInput(context, file), file), file)
    const status = await (await context.client()).call<LicenseStatus>('PUT', '/license', envelope)
    return { data: status, text: renderLicense(status) }
  },
})
