/** Largest .hpk that is stored or downloaded: what the index schema allows for `size`. */
export const MAX_PACKAGE_BYTES = 67_108_864

/** Largest index of one plugin; some 10,000 versions. Bounds what a hostile mirror makes a client parse. */
export const MAX_INDEX_BYTES = 8_388_608

/** Largest catalog; some 30,000 plugins. */
export const MAX_CATALOG_BYTES = 16_777_216

/** Longest line of an index or of the catalog: 64 dependencies of the longest names fit. */
export const MAX_LINE_BYTES = 65_536

/** Largest publisher record. */
export const MAX_PUBLISHER_BYTES = 65_536
