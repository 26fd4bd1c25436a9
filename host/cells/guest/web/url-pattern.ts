/**
 * https://urlpattern.spec.whatwg.org, by the package urlpattern-polyfill.
 *
 * The cell's own Node has one too, but a pattern may hold a regular expression of the plugin's: in here it runs under the call's
 * time limit, in the cell nothing would interrupt it. 18 kB, evaluated with the first use (gen/generate.ts).
 */
export { URLPattern } from 'urlpattern-polyfill/urlpattern'
