export { fingerprint } from './fingerprint.ts'
export { openPackageShelf, type ExpectedPackage, type PackageShelf } from './installed-package.ts'
export { openPins, type KeyTrust, type PinnedKey, type Pins, type PinsOptions } from './pins.ts'
export { publisherOf } from './publisher-of.ts'
