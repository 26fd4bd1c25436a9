/** Largest .hpk that is stored or downloaded: what the index schema allows for `size`. */
export const MAX_PACKAGE_BYTES = 67_108_864

/** Largest index of one plugin; some 10,000 versions. Bounds what a hostile mirror makes a client parse. */
export const MAX_INDEX_BYTES = 8_388_608

/** Largest catalog; some 30,000 plugins. */
export const MAX_CATALOG_BYTES = 16_777_216

/** Longest line of an index or of the catalog: 64 dependencies of the longest names fit. */
export const MAX_LINE_BYTES = 65_536

/**
 * Of an index or the catalog parsed in one turn of the event loop, and a line more. Ranges cost most, up to 20 ms for a line of them:
 * whoever else the process serves waits no longer, however large the file.
 */
export const BYTES_A_TURN = 16_384

/** Largest list of advisories. */
export const MAX_ADVISORIES_BYTES = 1_048_576

/** Largest publisher record. */
export const MAX_PUBLISHER_BYTES = 65_536
