import {configureFromScript} from './configuration.ts'
import {prefetchPage} from './fetching/prefetch-page.ts'

// On a server there is no document, and this module has a file URL without options.
if (globalThis.document) {
  configureFromScript(import.meta.url)
  prefetchPage()
}
