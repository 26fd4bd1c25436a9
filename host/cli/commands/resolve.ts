import { parseDocument } from '@hardpoint/schemas'
import { resolve as choose, type ResolveInput } from '../../resolver/mod.ts'
import { command } from '../command.ts'
import { textTable } from '../text-table.ts'
import { parseInput, readInput } from './_paths.ts'

export const resolve = command({
  name: 'resolve',
  summary: 'Choose versions for a problem in a file, or say why there are none',
  details: 'Needs no host: the file holds all that is looked at, so that a refusal can be kept, changed and tried again. '
    + 'It is JSON: packages (plugin id to its versions, as a registry lists them), root (what is asked for: id, range), and, where wanted, '
    + 'lock, overrides and policy.',
  arguments: [{ name: 'file', description: 'the problem' }],
  examples: ['hardpoint resolve problem.json', 'hardpoint resolve problem.json --json'],
  async run(context, { file }) {
    const problem = parseDocument('ResolutionProblem', parseInput(await readInput(context, file), file), file)
    // The schema describes ResolveInput; the types made of schemas know no `readonly`.
    const { versions, steps } = choose(problem as ResolveInput)
    const rows = [...versions].map(([id, version]) => [id, version])
    return { data: { versions: Object.fromEntries(versions), steps }, text: rows.length === 0 ? 'Nothing is asked for.' : textTable(rows) }
  },
})
