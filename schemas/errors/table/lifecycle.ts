import { defineErrors } from '../define-errors.ts'

/** Resolution, trust, install, enable, disable, remove. */
export const lifecycleErrors = defineErrors({
  HP_ERR_NOT_INSTALLED: {
    message: 'There is no plugin {plugin} on this host.',
    fix: 'Did you mean {nearest}? See: hardpoint list',
    http: 404, exit: 4, fault: 'caller',
  },
  HP_ERR_NOT_ENABLED: {
    message: 'Plugin {plugin} is installed but disabled.',
    fix: 'Enable it with: hardpoint enable {plugin}',
    http: 503, exit: 3, fault: 'admin',
  },
  HP_ERR_CONSENT: {
    message: '{plugin} asks for {missing}, and that was not granted.',
    fix: 'Read what each does, then grant by name: hardpoint install {plugin} --grant {missing}',
    http: 403, exit: 3, fault: 'admin',
  },
  HP_ERR_GRANT_WIDER: {
    message: 'The grant for {capability} is wider than {plugin} asks for: {problem}.',
    fix: 'Grant what the plugin asks for, or less.',
    http: 422, exit: 8, fault: 'admin',
  },
  HP_ERR_PUBLISHER_CHANGED: {
    message: 'Publisher {publisher} was pinned with the keys {pinned}, but {plugin} is signed with {found}: {problem}.',
    fix: 'Ask the publisher, by another way than the registry, whether the key is theirs; then: hardpoint trust {publisher} {found}, or add it in config.json where that names the publisher.',
    http: 403, exit: 5, fault: 'operator',
  },
  HP_ERR_PUBLISHER_KEY_ENDED: {
    message: '{plugin} {version} was published at {publishedAt} and is signed with {fingerprint}, a key of {publisher} that had ended at {until}.',
    fix: 'Do not install it; tell {publisher} and the registry\'s operator. An earlier version may do meanwhile.',
    http: 403, exit: 5, fault: 'operator',
  },
  HP_ERR_COUNTERSIGNATURE: {
    message: '{plugin} {version} (SHA-256 {sha256}) lacks a signature that this organisation demands besides its publisher\'s: {problem}.',
    fix: 'Have a reviewer sign it (hardpoint plugin countersign <package> --key <file>), and put what that writes into countersignatures/ of the data directory; or take a version that was reviewed.',
    http: 403, exit: 5, fault: 'operator',
  },
  HP_ERR_TRUST_UNKNOWN: {
    message: 'This host has pinned no key of {meant}.',
    fix: 'Name a publisher, or a key by its fingerprint, as hardpoint info <plugin> shows it.',
    http: 404, exit: 4, fault: 'caller',
  },
  HP_ERR_PUBLISHER_CONFIGURED: {
    message: 'The keys of publisher {publisher} are named in config.json, and only these count.',
    fix: 'Change publishers.{publisher} in config.json (the key is {publicKey}) and restart the host.',
    http: 409, exit: 3, fault: 'operator',
  },
  HP_ERR_PACKAGE_MISSING: {
    message: 'The package of {plugin} {version} cannot be read from the data directory.',
    fix: 'Install it again: hardpoint install {plugin}@{version}',
    http: 500, exit: 1, fault: 'operator',
  },
  HP_ERR_PACKAGE_REPLACED: {
    message: 'The package of {plugin} {version} is not the one that was installed: expected SHA-256 {expected}, found {found}.',
    fix: 'Find out who wrote to the data directory, then install it again: hardpoint install {plugin}@{version}',
    http: 500, exit: 5, fault: 'operator',
  },
  HP_ERR_REVOKED: {
    message: 'Plugin {plugin} {version} does not run: {advisory} ({severity}) says "{title}".',
    fix: '{remedy} hardpoint audit says more; hardpoint audit --accept {advisory} --reason <why> runs it all the same.',
    http: 503, exit: 5, fault: 'author',
  },
  HP_ERR_REGISTRY_UNSET: {
    message: 'This host has no registry to install from.',
    fix: 'Name one (an https URL or a directory) as registry in config.json and restart the host.',
    http: 409, exit: 2, fault: 'operator',
  },
  HP_ERR_DOWNGRADE: {
    message: '{plugin} {installed} is installed, which is newer than {version}.',
    fix: 'Add --allow-downgrade if you mean it; data written by the newer version may not be readable.',
    http: 409, exit: 3, fault: 'admin',
  },
  HP_ERR_SETTINGS_MISFIT: {
    message: 'The settings of {plugin} in the organisation {tenant} do not fit version {version}, at {pointer}: {problem}.',
    fix: 'Change the setting, or take it back with an empty value, then try again: hardpoint config {plugin} key=value',
    http: 409, exit: 3, fault: 'admin',
  },
  HP_ERR_RESOLUTION: {
    message: '{explanation}',
    fix: '{remedy}',
    http: 409, exit: 3, fault: 'admin',
  },
  HP_ERR_RESOLUTION_BUDGET: {
    message: 'No decision about versions was reached within {budget}.',
    fix: 'Name some of the versions, or install fewer plugins at once.',
    http: 422, exit: 1, fault: 'admin',
  },
  HP_ERR_RESOLUTION_SIZE: {
    message: 'What {plugins} and the installed plugins depend on leads to more than {limit} plugins.',
    fix: 'Leave out the plugin with so many dependencies, and tell the registry\'s operator.',
    http: 422, exit: 1, fault: 'author',
  },
  HP_ERR_RESOLUTION_TIME: {
    message: 'Asking the registry for what {plugins} and the installed plugins depend on took longer than {seconds} s; {known} plugins were known by then.',
    fix: 'Try again, or try a mirror. If it lasts, leave out the plugin that depends on so many others.',
    http: 504, exit: 6, fault: 'operator',
  },
  HP_ERR_HAS_DEPENDENTS: {
    message: '{plugin} is needed by {dependents}.',
    fix: 'Remove or disable these first, or add --cascade.',
    http: 409, exit: 3, fault: 'admin',
  },
  HP_ERR_PINNED: {
    message: '{plugin} is pinned to {version} by {by}.',
    fix: 'Unpin it, then try again: hardpoint unpin {plugin}',
    http: 409, exit: 3, fault: 'admin',
  },
  HP_ERR_PIN_VERSION: {
    message: '{plugin} cannot be pinned to {version}: {installed} is installed.',
    fix: 'Install that version first: hardpoint install {plugin}@{version}. Or pin what is there: hardpoint pin {plugin}',
    http: 409, exit: 3, fault: 'admin',
  },
  HP_ERR_UPGRADE_PROBE: {
    message: '{plugin} {version} does not work: {problem}. {installed} is still in force.',
    fix: 'Tell its author, or take another version: hardpoint install {plugin}@<version>. See hardpoint logs {plugin}',
    http: 409, exit: 1, fault: 'author',
  },
  HP_ERR_UPGRADE_MIGRATION: {
    message: 'The data of {plugin} in the organisation {tenant} could not be made into version {dataVersion}: {problem}. {installed} is still in force, with its data untouched.',
    fix: 'Tell the plugin\'s author. See hardpoint logs {plugin}',
    http: 409, exit: 1, fault: 'author',
  },
  HP_ERR_UPGRADE_DATA: {
    message: '{plugin} {version} reads data of version {dataVersion}, and its data here is of version {found}.',
    fix: 'Go back with hardpoint rollback {plugin}, where that version is kept: it has its own data. Else: hardpoint remove {plugin} --purge',
    http: 409, exit: 3, fault: 'admin',
  },
  HP_ERR_UPGRADE_BUSY: {
    message: '{plugin} was not upgraded to {version}: what it began does not end, and may still write into its data.',
    fix: 'Try again, or first: hardpoint reload {plugin}. Tell the plugin\'s author where that does not help.',
    http: 503, exit: 6, fault: 'author',
  },
  HP_ERR_UPGRADING: {
    message: 'Plugin {plugin} is being upgraded, and could not begin with {what} within {limitMs} ms.',
    fix: 'Try again in a moment.',
    http: 503, exit: 6, fault: 'admin',
  },
  HP_ERR_ROLLBACK_NONE: {
    message: 'There is no earlier version of {plugin} on this host to go back to.',
    fix: 'Versions are kept from an upgrade on (upgrades.keepVersions in config.json): hardpoint info {plugin}. Else: hardpoint install {plugin}@<version> --allow-downgrade',
    http: 409, exit: 4, fault: 'admin',
  },
  HP_ERR_UNDO_NONE: {
    message: 'This host went back by itself from no version of {plugin} whose data it keeps.',
    fix: 'See what became of it: hardpoint info {plugin}. To take a version again: hardpoint upgrade {plugin}@<version>',
    http: 409, exit: 4, fault: 'admin',
  },
  HP_ERR_UNDO_OLDER: {
    message: '{plugin} {installed} is installed, which is newer than {version}, the last version that this host went back from by itself.',
    fix: 'To have {version} and its data again, leave {installed} first: hardpoint rollback {plugin}',
    http: 409, exit: 4, fault: 'admin',
  },
  HP_ERR_ROLLBACK_NEEDS: {
    message: '{plugin} {version} and {other} {found} cannot be together: {plugin} or {other} needs {range}.',
    fix: 'Install a version of {other} that fits, or remove it, then try again.',
    http: 409, exit: 3, fault: 'admin',
  },
  HP_ERR_ENGINE: {
    message: '{plugin} {version} runs on Hardpoint {range}, and this is {engine}.',
    fix: 'Take a version that runs here: hardpoint upgrade {plugin}. See hardpoint outdated',
    http: 409, exit: 3, fault: 'admin',
  },
  HP_ERR_ROLLBACK_BLOCKED: {
    message: 'This organisation\'s policy does not allow {plugin} {version}: {problem}.',
    fix: 'Stay with the version that is installed, or ask the operator to change policy in config.json.',
    http: 409, exit: 3, fault: 'operator',
  },
  HP_ERR_PLAN_STALE: {
    message: 'The registry or the host changed since the plan {plan} was made.',
    fix: 'Make a new plan and look at it again.',
    http: 409, exit: 7, fault: 'caller',
  },
})
