import type { Command } from './command.ts'
import { completions } from './commands/completions.ts'
import { config } from './commands/config.ts'
import { disable } from './commands/disable.ts'
import { doctor } from './commands/doctor.ts'
import { enable } from './commands/enable.ts'
import { featureExplain } from './commands/feature-explain.ts'
import { featureKill } from './commands/feature-kill.ts'
import { featureList } from './commands/feature-list.ts'
import { featureSet } from './commands/feature-set.ts'
import { grants } from './commands/grants.ts'
import { help } from './commands/help.ts'
import { info } from './commands/info.ts'
import { install } from './commands/install.ts'
import { keysFingerprint } from './commands/keys-fingerprint.ts'
import { keysNew } from './commands/keys-new.ts'
import { licenseIssue } from './commands/license-issue.ts'
import { licenseKeygen } from './commands/license-keygen.ts'
import { licenseSet } from './commands/license-set.ts'
import { licenseShow } from './commands/license-show.ts'
import { list } from './commands/list.ts'
import { logs } from './commands/logs.ts'
import { pluginBuild } from './commands/plugin-build.ts'
import { pluginDeprecate } from './commands/plugin-deprecate.ts'
import { pluginDev } from './commands/plugin-dev.ts'
import { pluginLint } from './commands/plugin-lint.ts'
import { pluginNew } from './commands/plugin-new.ts'
import { pluginPack } from './commands/plugin-pack.ts'
import { pluginPublish } from './commands/plugin-publish.ts'
import { pluginSign } from './commands/plugin-sign.ts'
import { pluginYank } from './commands/plugin-yank.ts'
import { registryAddPublisher } from './commands/registry-add-publisher.ts'
import { registryInit } from './commands/registry-init.ts'
import { registryListTokens } from './commands/registry-list-tokens.ts'
import { registryNewToken } from './commands/registry-new-token.ts'
import { registryRefresh } from './commands/registry-refresh.ts'
import { registryRevokeToken } from './commands/registry-revoke-token.ts'
import { registryRotateKey } from './commands/registry-rotate-key.ts'
import { registryRotateRoot } from './commands/registry-rotate-root.ts'
import { registryStart } from './commands/registry-start.ts'
import { reload } from './commands/reload.ts'
import { remove } from './commands/remove.ts'
import { resolve } from './commands/resolve.ts'
import { rollback } from './commands/rollback.ts'
import { search } from './commands/search.ts'
import { start } from './commands/start.ts'
import { tokenList } from './commands/token-list.ts'
import { tokenNew } from './commands/token-new.ts'
import { tokenRevoke } from './commands/token-revoke.ts'
import { trust } from './commands/trust.ts'
import { upgrade } from './commands/upgrade.ts'
import { version } from './commands/version.ts'

/** Every command, in the order of help. */
export const COMMANDS: readonly Command[] = [
  start, doctor, logs,
  search, install, upgrade, rollback, list, info, enable, disable, reload, remove, grants, config, trust, resolve,
  featureList, featureSet, featureKill, featureExplain,
  licenseShow, licenseSet, licenseKeygen, licenseIssue,
  tokenNew, tokenList, tokenRevoke,
  pluginNew, pluginDev, pluginLint, pluginBuild, pluginPack, pluginSign, pluginPublish, pluginYank, pluginDeprecate, keysNew, keysFingerprint,
  registryInit, registryStart, registryRefresh, registryAddPublisher, registryRotateKey, registryRotateRoot, registryNewToken, registryListTokens, registryRevokeToken,
  completions, help, version,
]
