/** How far the clock of a publisher, or of the registry's operator, may be from ours, in ms. */
export const CLOCK_SKEW_MS = 600_000
