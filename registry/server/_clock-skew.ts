/** How far a publisher's clock may be from ours, in ms. */
export const CLOCK_SKEW_MS = 600_000
