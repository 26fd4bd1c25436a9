/** What the holders of a registry's offline keys change in one go: plain data, made and signed wherever the keys are. */
export interface RoleChange {
  /** Name (`targets`, `advisories`, `root`, `namespace.acme`) to the role as it is to be served: each the next version, signed. */
  readonly roles: Readonly<Record<string, string>>
  /** Target name (`publishers/acme.json`, `advisories.json`) to the file that one of those roles names anew. */
  readonly files: Readonly<Record<string, string>>
}
