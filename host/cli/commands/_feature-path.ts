import { usageError } from '../usage-error.ts'
import { segment } from './_paths.ts'

/** `treasury/approvals` as the path of the admin API. @throws HP_ERR_USAGE */
export function featurePath(feature: string, command: string): string {
  const [plugin = '', name = '', ...more] = feature.split('/')
  if (plugin === '' || name === '' || more.length > 0) throw usageError(`${JSON.stringify(feature)} is no feature: write <plugin>/<feature>, such as treasury/approvals.`, command)
  return `/features/${segment(plugin)}/${segment(name)}`
}
