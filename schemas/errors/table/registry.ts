import { defineErrors } from '../define-errors.ts'

/** Registry server and client. */
export const registryErrors = defineErrors({
  HP_ERR_REGISTRY_LOCATION: {
    message: 'The registry address {location} cannot be used: {problem}.',
    fix: 'Give an https URL without user name and password, or a directory.',
    http: 400, exit: 2, fault: 'operator',
  },
  HP_ERR_REGISTRY_LOCKED: {
    message: 'Another process (pid {pid}) writes to the registry {directory}.',
    fix: '{remedy}',
    http: 409, exit: 7, fault: 'operator',
  },
  HP_ERR_REGISTRY_OLDER: {
    message: 'metadata/timestamp.json of the registry {directory} leads to snapshot {version}, and snapshot {newest} lies beside it: it is older than what it stands among.',
    fix: 'Restore the timestamp.json that belongs to them. Where the older state is meant, move the newer files out of metadata/ first; hosts that saw them refuse the older state.',
    http: 500, exit: 7, fault: 'operator',
  },
  HP_ERR_REGISTRY_UNREACHABLE: {
    message: 'The registry {registry} did not answer: {problem}.',
    fix: 'Check the address (config.json, registry) and the network, then try again.',
    http: 502, exit: 6, fault: 'operator',
  },
  HP_ERR_REGISTRY_CORRUPT: {
    message: 'The registry {registry} answered with something unusable for {what}: {problem}.',
    fix: 'Tell the registry\'s operator; try a mirror.',
    http: 502, exit: 5, fault: 'operator',
  },
  HP_ERR_REGISTRY_DIGEST: {
    message: 'The registry {registry} delivered other bytes for {what}: expected SHA-256 {expected}, found {found}.',
    fix: 'Do not use this copy. Tell the registry\'s operator; try a mirror.',
    http: 502, exit: 5, fault: 'operator',
  },
  HP_ERR_REGISTRY_INDEX_MISMATCH: {
    message: 'The index of {registry} and the signed package {what} disagree about {field}: index {expected}, package {found}.',
    fix: 'Do not use this copy. Tell the registry\'s operator.',
    http: 502, exit: 5, fault: 'operator',
  },
  HP_ERR_REGISTRY_ROOT: {
    message: 'The root of the registry {registry} is not one this host trusts: {problem}.',
    fix: 'Compare registryRoot in config.json (or --root) with what the registry\'s operator publishes, in another way than through the registry.',
    http: 502, exit: 5, fault: 'operator',
  },
  HP_ERR_REGISTRY_UNTRUSTED: {
    message: 'The registry {registry} shows {what}, which the keys trusted for it do not vouch for: {problem}.',
    fix: 'Install nothing from this copy. Tell the registry\'s operator; try a mirror.',
    http: 502, exit: 5, fault: 'operator',
  },
  HP_ERR_REGISTRY_ROLLBACK: {
    message: 'The registry {registry} shows an older {what} than it showed before: {problem}.',
    fix: 'Install nothing from this copy, and publish nothing on top of it. Tell the registry\'s operator; try a mirror.',
    http: 502, exit: 5, fault: 'operator',
  },
  HP_ERR_REGISTRY_EXPIRED: {
    message: 'The registry {registry} shows a {what} that held until {expires}; it is {now} on this host.',
    fix: 'Check this machine\'s clock. If it is right, the copy is no longer kept up: tell the registry\'s operator; try a mirror.',
    http: 502, exit: 5, fault: 'operator',
  },
  HP_ERR_REGISTRY_MIXED: {
    message: 'The registry {registry} shows {what} that does not belong to the rest of its metadata: {problem}.',
    fix: 'Try again: the copy may be in the middle of an update. If that lasts, tell the registry\'s operator; try a mirror.',
    http: 502, exit: 5, fault: 'operator',
  },
  HP_ERR_PLUGIN_UNKNOWN: {
    message: 'There is no plugin {plugin} in the registry.',
    fix: 'Did you mean {nearest}? Search with: hardpoint search <words>',
    http: 404, exit: 4, fault: 'caller',
  },
  HP_ERR_PUBLISHER_UNKNOWN: {
    message: 'There is no publisher {publisher} in the registry {registry}.',
    fix: 'Check the part of the plugin id before the dot; a new publisher is registered by the registry\'s operator.',
    http: 404, exit: 4, fault: 'caller',
  },
  HP_ERR_PUBLISHER_EXISTS: {
    message: 'The publisher {publisher} is registered already, with another key.',
    fix: 'Choose another id, or have the registry\'s operator rotate the key.',
    http: 409, exit: 7, fault: 'caller',
  },
  HP_ERR_ADVISORY_UNKNOWN: {
    message: 'There is no advisory {advisory}.',
    fix: 'Check its id: hardpoint audit shows those that concern this host, hardpoint registry list-advisories all that a registry has.',
    http: 404, exit: 4, fault: 'caller',
  },
  HP_ERR_VERSION_UNKNOWN: {
    message: 'Plugin {plugin} has no version that satisfies {range}; it has {versions}.',
    fix: 'Ask for one of these versions.',
    http: 404, exit: 4, fault: 'caller',
  },
  HP_ERR_PUBLISH_DENIED: {
    message: 'The registry refused to publish {what}: {problem}.',
    fix: 'Use the token and the key of the publisher who owns the prefix {publisher}.',
    http: 403, exit: 3, fault: 'author',
  },
  HP_ERR_ROLE_REFUSED: {
    message: 'The registry refused the role {role}: {problem}.',
    fix: 'Nothing was changed. Sign what the registry shows now, as the hardpoint registry commands do.',
    http: 403, exit: 3, fault: 'caller',
  },
  HP_ERR_PUBLISH_EXISTS: {
    message: '{what} is published already; a version is never replaced.',
    fix: 'Raise the version in plugin.json and publish again.',
    http: 409, exit: 7, fault: 'author',
  },
  HP_ERR_CHANNEL_UNKNOWN: {
    message: 'No version of plugin {plugin} is in the channel {channel}; there are versions in {channels}.',
    fix: 'Ask for one of these channels, or for a version by its number.',
    http: 404, exit: 4, fault: 'caller',
  },
  HP_ERR_CHANNEL_OTHER: {
    message: '{what} is published already, in the channel {channel} and not in {wanted}.',
    fix: 'Move it there: hardpoint plugin promote {what} --to {wanted}. No version leaves latest.',
    http: 409, exit: 7, fault: 'author',
  },
  HP_ERR_PUBLISH_FORK: {
    message: 'The registry {registry} shows {found} of {what}, and version {known} was signed or seen here before.',
    fix: 'Sign nothing on top of it: that would take back what was published since. Try again in a minute; if it lasts, tell the registry\'s operator. '
      + 'Only where they restored an older state, and you know it from them: remove the one file {place}, and publish again what is missing.',
    http: 502, exit: 5, fault: 'operator',
  },
  HP_ERR_PREFLIGHT: {
    message: 'The registry tried {what} before taking it, and it does not run: {problem}.',
    fix: 'Correct the plugin, try it with hardpoint plugin dev, pack it again and publish it: the version is still free.',
    http: 422, exit: 8, fault: 'author',
  },
  HP_ERR_NAME_SIMILAR: {
    message: '{what} is too much like {existing}, which is taken: people would take one for the other.',
    fix: '{remedy}',
    http: 409, exit: 7, fault: 'caller',
  },
  HP_ERR_TOKEN_SCOPE: {
    message: 'This token of {publisher} is not for this: it lacks the scope {scope}.',
    fix: 'Ask the registry\'s operator for one: hardpoint registry new-token <folder> {publisher} --scope {scope}',
    http: 403, exit: 3, fault: 'caller',
  },
  HP_ERR_NPM_UPLOAD: {
    message: 'This is no plugin as npm publishes one: {problem}.',
    fix: 'Make the folder with: hardpoint plugin npm <file.hpk> <folder>; then run npm publish in it.',
    http: 400, exit: 2, fault: 'author',
  },
  HP_ERR_NPM_SIGNED: {
    message: 'npm cannot {what} here: that must be signed with the publisher\'s key.',
    fix: '{remedy}',
    http: 403, exit: 3, fault: 'author',
  },
  HP_ERR_WRITE_RATE: {
    message: 'This token wrote more than {limit} times within a minute.',
    fix: 'Wait {seconds} seconds and send it again.',
    http: 429, exit: 6, fault: 'caller',
  },
  HP_ERR_READ_RATE: {
    message: 'This address asked the registry more than {limit} times within a minute.',
    fix: 'Wait {seconds} seconds and ask again. Files, packages among them, are not counted.',
    http: 429, exit: 6, fault: 'caller',
  },
  HP_ERR_REGISTRY_BUSY: {
    message: 'The registry has as much to do at the moment as it takes on at once.',
    fix: 'Ask, or send it, again in {seconds} seconds: it is safe to repeat.',
    http: 503, exit: 6, fault: 'caller',
  },
})
