/** What a registry says as a whole. It holds by itself: who comes new keeps it, whichever publisher's role or index is then refused. */
export const WHOLE = ['first-root.json', 'root.json', 'timestamp.json', 'snapshot.json', 'targets.json', 'advisories.json'] as const
