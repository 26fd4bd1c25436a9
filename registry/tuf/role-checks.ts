import type { Root, Snapshot, Targets, Timestamp } from '@tufjs/models'

/** What is demanded of a role beyond TUF, once TUF's own checks held. Each throws HP_ERR_REGISTRY_*. */
export interface RoleChecks {
  root(root: Root): void
  timestamp(timestamp: Timestamp): void
  snapshot(snapshot: Snapshot): void
  /** @param delegator the role that names `role`'s keys; undefined for the top-level targets, whose keys the root names */
  targets(role: string, targets: Targets, delegator: Targets | undefined): void
}
