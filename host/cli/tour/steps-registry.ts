import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { TourStep } from './tour-step.ts'

const TREASURY = 'hardpoint.treasury'

export const flippedByte: TourStep = {
  name: 'One byte of the package in the registry is flipped: the install refuses and names the file; mended, it installs, and the data is still there',
  async run({ cli, data, http, ledger }) {
    const file = await packageFile(join(data, 'registry/packages', TREASURY))
    const good = await readFile(file)
    const bad = Buffer.from(good)
    // In the plugin's code: a package is stored, not compressed, and a file stands behind its header of 512 bytes.
    const header = bad.indexOf('main.js\0')
    const at = header + 512 + 1000
    if (header < 0 || at >= bad.length) throw new HardpointError('HP_ERR_TOUR', { step: 'flipping a byte', problem: `${file} has no main.js of more than 1,000 bytes` })
    bad[at] = (bad[at] ?? 0) ^ 1
    const { body } = await http.send('GET', `/api/v1/plugins/${TREASURY}/grants`)
    const grant = Object.keys((body as { capabilities?: object } | null)?.capabilities ?? {}).join(',')
    const removed = await cli('remove', TREASURY)
    await writeFile(file, bad)
    const refused = await cli('install', 'treasury', '--grant', grant, '--yes')
    await writeFile(file, good)
    const installed = await cli('install', 'treasury', '--grant', grant, '--yes')
    const compared = await ledger.compare()
    const error = (refused.json['error'] ?? {}) as Record<string, unknown>
    return {
      saw: { removed: removed.exit, refused: { exit: refused.exit, error }, installed: installed.exit, ...compared },
      checks: {
        removed: removed.exit === 0, refused: refused.exit === 5, code: error['code'] === 'HP_ERR_PACKAGE_FILE', namesTheFile: error['file'] === 'main.js',
        installsWhenMended: installed.exit === 0, dataStillThere: compared.equal,
      },
    }
  },
}

async function packageFile(directory: string): Promise<string> {
  const [name] = (await readdir(directory)).filter((file) => file.endsWith('.hpk'))
  if (name === undefined) throw new HardpointError('HP_ERR_FILE_MISSING', { file: join(directory, '*.hpk'), remedy: 'Start again: npm start publishes it.' })
  return join(directory, name)
}
