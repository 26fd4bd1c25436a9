/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a block list whose range is no range: it blocks all > explanation and ways out 1`] = `
Because every version of a.a is on this organisation's block list ("all") and you ask for a.a, what you ask for cannot be had.

Leave out or remove a.a. Or ask the publisher of a.a for a new version. Or ask the operator to take a.a all off the block list.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a circle of three > explanation and ways out 1`] = `
Because acme.mail 1.0.0, acme.base 1.0.0 and acme.log 1.0.0 need each other in a circle (acme.mail → acme.base → acme.log → acme.mail: none could come first) and acme.base 1.0.0 needs acme.log, acme.mail 1.0.0 cannot be used with acme.base 1.0.0.
And because acme.mail 1.0.0 needs acme.base, acme.mail 1.0.0 cannot be used.
And because you ask for acme.mail, what you ask for cannot be had.

Ask a publisher to make one step of acme.mail → acme.base → acme.log → acme.mail an optional dependency.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a circle that is too long to be told > explanation and ways out 1`] = `
Because acme.p0 1.0.0, acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0 and 14 more need each other in a circle (acme.p0 → acme.p1 → acme.p2 → acme.p3 → acme.p4 → 15 more → acme.p0: none could come first) and acme.p18 1.0.0 needs acme.p19, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 12 more.
And because acme.p17 1.0.0 needs acme.p18, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 11 more.
And because acme.p16 1.0.0 needs acme.p17, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 10 more.
And because acme.p15 1.0.0 needs acme.p16, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 9 more.
And because acme.p14 1.0.0 needs acme.p15, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 8 more.
And because acme.p13 1.0.0 needs acme.p14, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 7 more.
And because acme.p12 1.0.0 needs acme.p13, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 6 more.
And because acme.p11 1.0.0 needs acme.p12, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 5 more.
And because acme.p10 1.0.0 needs acme.p11, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 4 more.
And because acme.p9 1.0.0 needs acme.p10, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 3 more.
And because acme.p8 1.0.0 needs acme.p9, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 2 more.
And because acme.p7 1.0.0 needs acme.p8, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0, acme.p6 1.0.0 and 1 more.
And because acme.p6 1.0.0 needs acme.p7, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0, acme.p5 1.0.0 and acme.p6 1.0.0.
And because acme.p5 1.0.0 needs acme.p6, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0, acme.p4 1.0.0 and acme.p5 1.0.0.
And because acme.p4 1.0.0 needs acme.p5, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0, acme.p3 1.0.0 and acme.p4 1.0.0.
And because acme.p3 1.0.0 needs acme.p4, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0, acme.p2 1.0.0 and acme.p3 1.0.0.
And because acme.p2 1.0.0 needs acme.p3, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0 and acme.p2 1.0.0.
And because acme.p1 1.0.0 needs acme.p2, acme.p0 1.0.0 cannot be used with acme.p1 1.0.0.
And because acme.p0 1.0.0 needs acme.p1, acme.p0 1.0.0 cannot be used.
And because you ask for acme.p0, what you ask for cannot be had.

Ask a publisher to make one step of acme.p0 → acme.p1 → acme.p2 → acme.p3 → acme.p4 → 15 more → acme.p0 an optional dependency.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a conflict behind each of two versions, with what is used twice by its number > explanation and ways out 1`] = `
Because acme.cart 1.0.0 needs acme.tax ^2.0.0 and acme.shop 1.0.0 needs acme.cart ^1.0.0, acme.shop 1.0.0 needs acme.tax ^2.0.0.
And because acme.shop 1.0.0 needs acme.tax ^1.0.0, acme.shop 1.0.0 cannot be used. (1)
Because acme.menu 1.0.0 needs acme.icons ^2.0.0 and acme.shop 1.1.0 needs acme.menu ^1.0.0, acme.shop 1.1.0 needs acme.icons ^2.0.0.
And because acme.shop 1.1.0 needs acme.icons ^1.0.0, acme.shop 1.1.0 cannot be used.
And because acme.shop 1.0.0 cannot be used (1), no version of acme.shop can be used.
And because you ask for acme.shop ^1.0.0, what you ask for cannot be had.

Ask for another version of acme.shop.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a dependency on a prerelease that was not named > explanation and ways out 1`] = `
Because acme.mail 1.0.0 needs acme.base ^2.0.0 (acme.base has only 2.1.0-rc.1 and 1.0.0) and you ask for acme.mail, what you ask for cannot be had.

Ask the operator to take prereleases of acme.base. Or leave out or remove acme.mail. Or ask the publisher of acme.mail to correct what it needs of acme.base.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a dependency that does not exist > explanation and ways out 1`] = `
Because a.a 1.0.0 needs a.b ~1.2 (there is no plugin a.b) and you ask for a.a, what you ask for cannot be had.

Leave out or remove a.a. Or ask the publisher of a.a where a.b is.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a dependency that needs a version of a channel, which is not followed for it > explanation and ways out 1`] = `
Because a.b 2.0.0 is only in the channel beta (which this host does not follow) and a.a 1.0.0 needs a.b ^2.0.0, a.a 1.0.0 cannot be used.
And because you ask for a.a, what you ask for cannot be had.

Follow that channel (hardpoint install a.b@beta). Or take it all the same by its number (a.b@2.0.0).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a dependency that only a prerelease in a channel would fit > explanation and ways out 1`] = `
Because a.a 1.0.0 needs a.b ^2 (a.b has only 2.0.0-beta.1 and 1.0.0) and you ask for a.a, what you ask for cannot be had.

Follow the channel beta of a.b (hardpoint install a.b@beta). Or leave out or remove a.a. Or ask the publisher of a.a to correct what it needs of a.b.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a dependency whose name is a trick on terminals > explanation and ways out 1`] = `
Because a.a 1.0.0 needs a.b [2J  You ask >1  (there is no plugin a.b [2J  You ask) and you ask for a.a, what you ask for cannot be had.

Leave out or remove a.a. Or ask the publisher of a.a where a.b [2J  You ask is.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a minimum age without a clock and an age beyond all calendars > explanation and ways out 1`] = `
Because a.a 1.0.0 is younger than the 9000000000000001 milliseconds this organisation waits and you ask for a.a, what you ask for cannot be had.

Leave out or remove a.a. Or ask the publisher of a.a for a new version. Or ask the operator to shorten the minimum age. Or take it all the same by its number (a.a@1.0.0).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a newer version of an installed plugin by a publisher that is no longer allowed > explanation and ways out 1`] = `
Because evil.a 2.0.0 is by evil (this organisation takes no new versions of that publisher) and a.a 1.0.0 needs evil.a ^2.0.0, a.a 1.0.0 cannot be used.
And because you ask for a.a, what you ask for cannot be had.

Ask for a version other than evil.a 2.0.0. Or ask the operator to allow the publisher evil.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a pin > explanation and ways out 1`] = `
Because a.a 1.0.0 needs a.b ^2.0.0 and you ask for a.a, a.b ^2.0.0 must be there.
And because a.b is pinned to 1.0.0 by token:ops [2J, what you ask for cannot be had.

Unpin a.b (hardpoint unpin a.b).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a pin of the policy whose range is no range: it allows none > explanation and ways out 1`] = `
Because a.a 1.0.0 is outside of "good" (what this organisation's policy pins it to) and you ask for a.a, what you ask for cannot be had.

Leave out or remove a.a. Or ask the publisher of a.a for a new version. Or ask the operator to pin a.a to something else than good (policy.pinned).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a plugin of which every version is in a channel, and the host follows another > explanation and ways out 1`] = `
Because a.a 1.0.0-beta.1 is only in the channel beta (which this host does not follow) and you ask for a.a, what you ask for cannot be had.

Follow that channel (hardpoint install a.a@beta). Or take it all the same by its number (a.a@1.0.0-beta.1).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a plugin of which every version is revoked > explanation and ways out 1`] = `
Because every version of a.a was revoked and must not run ("malware") and you ask for a.a, what you ask for cannot be had.

Leave out or remove a.a. Or ask the publisher of a.a for a new version.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a plugin that does not exist > explanation and ways out 1`] = `
You ask for a.a ^1.0.0 (there is no plugin a.a).

Look for its name (hardpoint search <words>).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a plugin that needs itself > explanation and ways out 1`] = `
Because acme.mail 1.0.0 needs itself (no plugin may) and you ask for acme.mail ^1.0.0, what you ask for cannot be had.

Ask for a version other than acme.mail 1.0.0.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a prerelease that was not named > explanation and ways out 1`] = `
You ask for acme.mail ^2.0.0 (acme.mail has only 2.1.0-rc.2, 2.1.0-rc.1 and 1.0.0).

Ask for the prerelease by its number (acme.mail@2.1.0-rc.2).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a publisher that is not allowed > explanation and ways out 1`] = `
Because every version of evil.a is by evil (this organisation takes no new versions of that publisher) and a.a 1.0.0 needs evil.a ^2.0.0, a.a 1.0.0 cannot be used.
And because you ask for a.a, what you ask for cannot be had.

Leave out or remove evil.a. Or ask the operator to allow the publisher evil.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a range that is none > explanation and ways out 1`] = `
You ask for a.a newest ("newest" is not a semver range).

Ask for a version of a.a that exists.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a range that only a prerelease in a channel would fit > explanation and ways out 1`] = `
You ask for a.a ^2 (a.a has only 2.0.0-beta.1 and 1.0.0).

Follow the channel beta of a.a (hardpoint install a.a@beta). Or ask for the prerelease by its number (a.a@2.0.0-beta.1).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a revoked version that is installed > explanation and ways out 1`] = `
Because a.a 1.0.0 was revoked and must not run ("key-compromised") and a.a is installed and stays at >=1.0.0, what you ask for cannot be had.

Remove a.a (hardpoint remove a.a). Or ask for another version of it (a.a@0.9.0).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a version in a channel that the host does not follow > explanation and ways out 1`] = `
Because a.a ^2.0.0 is only in the channel beta (which this host does not follow) and you ask for a.a ^2.0.0, what you ask for cannot be had.

Follow that channel (hardpoint install a.a@beta). Or take it all the same by its number (a.a@2.1.0).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a version on the block list > explanation and ways out 1`] = `
Because a.a 2.0.0 is on this organisation's block list (">=1.5") and you ask for a.a ^2.0.0, what you ask for cannot be had.

Ask for a version other than a.a 2.0.0. Or ask the operator to take a.a >=1.5 off the block list.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a version that does not exist > explanation and ways out 1`] = `
You ask for a.a ^3.0.0 (a.a has only 1.1.0 and 1.0.0).

Ask for a version of a.a that exists.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a version that is too young beside one without a date > explanation and ways out 1`] = `
Because a.a 1.0.0 is younger than the 2 days this organisation waits (it may be taken from 2026-01-04T00:00:00Z on) and a.a 1.1.0 does not say when it was published (this organisation waits 2 days before it takes a version), no version of a.a can be used.
And because you ask for a.a, what you ask for cannot be had.

Wait until 2026-01-04T00:00:00Z. Or ask the operator to shorten the minimum age. Or take it all the same by its number (a.a@1.0.0). Or leave out or remove a.a. Or ask the publisher of a.a for a new version. Or take it all the same by its number (a.a@1.1.0).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a version that was promoted a moment ago > explanation and ways out 1`] = `
Because a.a 1.0.0 is younger than the 3 days this organisation waits (it may be taken from 2026-01-06T00:00:00Z on) and you ask for a.a, what you ask for cannot be had.

Wait until 2026-01-06T00:00:00Z. Or ask the operator to shorten the minimum age. Or take it all the same by its number (a.a@1.0.0).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a version without a date under a minimum age > explanation and ways out 1`] = `
Because a.a 1.0.0 does not say when it was published (this organisation waits 5 seconds before it takes a version) and you ask for a.a, what you ask for cannot be had.

Leave out or remove a.a. Or ask the publisher of a.a for a new version. Or ask the operator to shorten the minimum age. Or take it all the same by its number (a.a@1.0.0).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains a withdrawn version > explanation and ways out 1`] = `
Because a.a 1.0.0 was withdrawn by its publisher ("loses [31m data HPOINT") and you ask for a.a 1.0.0, what you ask for cannot be had.

Leave out or remove a.a. Or ask the publisher of a.a for a new version.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains an installed plugin of which every version is revoked > explanation and ways out 1`] = `
Because a.b 1.0.0 was revoked and must not run ("malware") and a.b is installed and stays at >=1.0.0, what you ask for cannot be had.

Remove a.b (hardpoint remove a.b).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains an installed plugin on the block list that stands in the way of another > explanation and ways out 1`] = `
Because a.b >=1.0.0 is on this organisation's block list (">=1") and a.b is installed and stays at >=1.0.0, what you ask for cannot be had.

Remove a.b (hardpoint remove a.b). Or ask for another version of it (a.b@0.9.0). Or ask the operator to take a.b >=1 off the block list.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains an optional dependency whose range the one that is asked for does not fit > explanation and ways out 1`] = `
Because acme.mail 1.0.0 works only with acme.base ^1.0.0 where acme.base is installed and you ask for acme.mail, acme.base 2.0.0 cannot be used.
And because you ask for acme.base ^2.0.0, what you ask for cannot be had.

Ask for other versions of acme.mail and acme.base. Or leave one of them out.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains an override that is no range > explanation and ways out 1`] = `
Because a.a 1.0.0 needs a.c newest by the operator's override ("newest" is not a semver range) and you ask for a.a, what you ask for cannot be had.

Ask the operator to change the override of a.c (newest).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains an override that no version satisfies > explanation and ways out 1`] = `
Because a.a 1.0.0 needs a.c ^2.0.0 by the operator's override (a.c has only 1.0.0) and you ask for a.a, what you ask for cannot be had.

Ask the operator to change the override of a.c (^2.0.0).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains an override that stands against what was asked for > explanation and ways out 1`] = `
Because every version of a.a needs a.c >=2 by the operator's override and you ask for a.a, a.c >=2 must be there.
And because you ask for a.c ^1.0.0, what you ask for cannot be had.

Ask the operator to change the override of a.c (>=2). Or ask for other versions of a.a and a.c. Or leave one of them out.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains another version of a plugin that is pinned > explanation and ways out 1`] = `
Because you ask for a.b ^2.0.0 and a.b is pinned to 1.0.0 by token:ops, what you ask for cannot be had.

Unpin a.b (hardpoint unpin a.b).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains one that is installed > explanation and ways out 1`] = `
Because a.a 1.0.0 needs a.c ^1.0.0 and you ask for a.a, a.c ^1.0.0 must be there.
And because a.c is installed and stays at >=2.0.0, what you ask for cannot be had.

Ask for another version of a.a. Or upgrade or remove a.c.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains reasons of every kind at once > explanation and ways out 1`] = `
Because acme.mail 1.7.0 is younger than the 3 days this organisation waits (it may be taken from 2026-01-06T00:00:00Z on) and acme.mail 1.0.0 was withdrawn by its publisher ("loses data"), acme.mail 1.0.0 and 1.7.0 cannot be used.
And because acme.mail 1.1.0 was revoked and must not run ("key-compromised"), acme.mail 1.0.0, 1.1.0 and 1.7.0 cannot be used.
And because acme.mail 1.2.0 needs the tier enterprise (this organisation is on pro), acme.mail 1.0.0 to 1.2.0 and 1.7.0 cannot be used.
And because acme.mail 1.3.0 runs on Hardpoint >=9 (this is 0.1.0), acme.mail 1.0.0 to 1.3.0 and 1.7.0 cannot be used.
And because acme.mail 1.4.0 is on this organisation's block list ("1.4.x"), acme.mail 1.0.0 to 1.4.0 and 1.7.0 cannot be used.
And because acme.mail 1.5.0 needs acme.nowhere (there is no plugin acme.nowhere), acme.mail 1.0.0 to 1.5.0 and 1.7.0 cannot be used.
And because acme.mail 1.6.0 needs acme.base ^3.0.0 (acme.base has only 2.0.0 and 1.0.0), no version of acme.mail can be used.
And because you ask for acme.mail ^1.0.0, what you ask for cannot be had.

Wait until 2026-01-06T00:00:00Z. Or ask the operator to shorten the minimum age. Or take it all the same by its number (acme.mail@1.7.0). Or leave out or remove acme.mail. Or ask the publisher of acme.mail for a new version. Or set a license for enterprise (hardpoint license set <file>). Or update this host to Hardpoint >=9. Or ask the operator to take acme.mail 1.4.x off the block list.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains several versions and no range of anyone for them, in the plural > explanation and ways out 1`] = `
Because a.a 1.0.0 and 1.1.0 need the tier pro (this organisation is on free) and a.a 1.2.0 and 1.3.0 were withdrawn by their publisher ("bad"), a.a 1.0.0 to 1.3.0 cannot be used.
And because a.a 1.4.0 and 1.5.0 are younger than the 3 days this organisation waits (the first of them may be taken from 2026-01-05T00:00:00Z on), a.a 1.0.0 to 1.5.0 cannot be used.
And because a.a 1.6.0 and 1.7.0 need a.b ^2 (a.b has only 1.0.0), a.a 1.0.0 to 1.7.0 cannot be used.
And because a.a 1.8.0 and 1.9.0 run on Hardpoint >=9 (this is 0.1.0), no version of a.a can be used.
And because you ask for a.a, what you ask for cannot be had.

Set a license for pro (hardpoint license set <file>). Or leave out or remove a.a. Or ask the publisher of a.a for a new version. Or wait until 2026-01-05T00:00:00Z. Or ask the operator to shorten the minimum age. Or take it all the same by its number (a.a@1.5.0). Or ask the publisher of a.a to correct what it needs of a.b. Or update this host to Hardpoint >=9.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains the host > explanation and ways out 1`] = `
Because a.a 1.0.0 runs on Hardpoint >=9 (this is 0.1.0) and you ask for a.a, what you ask for cannot be had.

Update this host to Hardpoint >=9.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains the tier > explanation and ways out 1`] = `
Because every version of a.a needs the tier pro (this organisation is on free) and you ask for a.a, what you ask for cannot be had.

Set a license for pro (hardpoint license set <file>).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains two plugins that need each other > explanation and ways out 1`] = `
Because acme.mail 1.0.0 and acme.base 1.0.0 need each other in a circle (acme.mail → acme.base → acme.mail: none could come first) and acme.mail 1.0.0 needs acme.base ^1.0.0, acme.mail 1.0.0 cannot be used.
And because you ask for acme.mail ^1.0.0, what you ask for cannot be had.

Ask for a version other than acme.base 1.0.0. Or ask a publisher to make one step of acme.mail → acme.base → acme.mail an optional dependency.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains two that need different versions of a third > explanation and ways out 1`] = `
Because a.b 1.0.0 needs a.c ^2.0.0 and a.a 1.0.0 needs a.c ^1.0.0, a.b 1.0.0 cannot be used with a.a 1.0.0.
And because you ask for a.a, a.b 1.0.0 cannot be used.
And because you ask for a.b ^1, what you ask for cannot be had.

Ask for other versions of a.a and a.b. Or leave one of them out.
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains versions that are too young, with when the first is old enough > explanation and ways out 1`] = `
Because every version of a.a is younger than the 3 days this organisation waits (the first of them may be taken from 2026-01-05T00:00:00Z on) and you ask for a.a ^1.0.0, what you ask for cannot be had.

Wait until 2026-01-05T00:00:00Z. Or ask the operator to shorten the minimum age. Or take it all the same by its number (a.a@1.1.0).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains what the policy pins a plugin to > explanation and ways out 1`] = `
Because a.a >=2 is outside of "~1.0" (what this organisation's policy pins it to) and a.b 1.0.0 needs a.a >=2, a.b 1.0.0 cannot be used.
And because you ask for a.b, what you ask for cannot be had.

Ask for a version within it (a.a@~1.0). Or ask the operator to pin a.a to something else than ~1.0 (policy.pinned).
`

exports[`tests/host/resolver/resolve.explanations.test.ts > TAP > resolve() explains what the policy pins an installed plugin to, where it cannot go there > explanation and ways out 1`] = `
Because a.a 2.0.0 is outside of "^1.0.0" (what this organisation's policy pins it to) and a.a is installed and stays at >=2.0.0, what you ask for cannot be had.

Remove a.a (hardpoint remove a.a). Or ask for another version of it (a.a@1.0.0). Or ask the operator to pin a.a to something else than ^1.0.0 (policy.pinned).
`
