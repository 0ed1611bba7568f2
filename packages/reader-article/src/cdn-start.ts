import {configureFromScript} from './configuration.ts'
import {prefetchPage} from './fetching/prefetch-page.ts'

// A server has no page, and loads this module from a file.
if (globalThis.document) {
  configureFromScript(import.meta.url)
  prefetchPage()
}
