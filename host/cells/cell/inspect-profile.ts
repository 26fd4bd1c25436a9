/** A .cpuprofile (Chrome DevTools Protocol, Profiler.Profile): times in microseconds of the monotonic clock, lines and columns from 0. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[]
  readonly startTime: number
  readonly endTime: number
  /** Ids of nodes, one for each delta. */
  readonly samples: readonly number[]
  /** Since the sample before. */
  readonly timeDeltas: readonly number[]
}

export interface ProfileNode {
  readonly id: number
  readonly hitCount?: number
  readonly children?: readonly number[]
  /** Samples by line. */
  readonly positionTicks?: unknown
  readonly callFrame: { readonly functionName: string; readonly scriptId: string; readonly url: string; readonly lineNumber: number; readonly columnNumber: number }
}

/**
 * The part of a profile from a time on, with the times in it at which the isolate rested. Of its nodes those that a sample is of, and what called them:
 * V8 has one for each stack that it ever saw.
 *
 * V8 takes samples of an isolate only while it is entered. Read as they are, whatever was sampled last before a rest would have taken all of it.
 *
 * @param rests when an entry had ended, in order
 */
export function profileSince(profile: CpuProfile, since: number, rests: readonly number[]): CpuProfile {
  const startTime = Math.min(Math.max(profile.startTime, since), profile.endTime)
  const idle = profile.nodes.reduce((highest, { id }) => Math.max(highest, id), 0) + 1
  let at = profile.startTime
  const samples = profile.samples.map((node, index) => {
    at += profile.timeDeltas[index] ?? 0
    return { node, at }
  })
  const timed = [...samples, ...rests.map((rest) => ({ node: idle, at: rest }))].filter((sample) => sample.at >= startTime).sort((one, other) => one.at - other.at)
  const [root, ...others] = profile.nodes
  if (root === undefined) return profile
  const used = new Set([root.id, idle])
  const parents = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
  for (const { node } of timed) for (let id: number | undefined = node; id !== undefined && !used.has(id); id = parents.get(id)) used.add(id)
  const kept = (node: ProfileNode): ProfileNode => ({ ...node, children: (node.children ?? []).filter((child) => used.has(child)) })
  const callFrame = { functionName: '(idle)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 }
  return {
    nodes: [kept({ ...root, children: [...root.children ?? [], idle] }), ...others.filter(({ id }) => used.has(id)).map(kept), { id: idle, children: [], callFrame }],
    startTime, endTime: profile.endTime,
    samples: timed.map(({ node }) => node),
    timeDeltas: timed.map((sample, index) => sample.at - (timed[index - 1]?.at ?? startTime)),
  }
}
