import { compare } from 'semver'
import { barredVersions } from './_history.ts'
import type { State } from './_state.ts'
import type { PluginSpec } from './plugin-spec.ts'

/**
 * What an upgrade asks for: of each plugin, which must be installed, where no range is named, any version but those that the host went back from by
 * itself. To try such a one again takes its number.
 *
 * @throws HP_ERR_NOT_INSTALLED
 */
export function upgradeSpecs(state: State, named: readonly PluginSpec[]): PluginSpec[] {
  return named.map(({ id, range, channel }) => {
    const { installed, history } = state.find(id)
    return { id, range: range ?? rangeWithout(barredVersions(history), installed.version), ...channel === undefined ? {} : { channel } }
  })
}

/** Every version but these; the installed one may stay, whatever it is. */
function rangeWithout(barred: readonly string[], installed: string): string | undefined {
  if (barred.length === 0) return undefined
  const ascending = barred.toSorted(compare)
  const between = ascending.map((version, at) => `${at === 0 ? '' : `>${ascending[at - 1] ?? ''} `}<${version}`)
  return [...between, `>${ascending.at(-1) ?? ''}`, installed].join(' || ')
}
