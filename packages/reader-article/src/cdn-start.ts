import {configureFromScript} from './configuration.ts'
import {prefetchPage} from './fetching/prefetch-page.ts'

configureFromScript(import.meta.url)
prefetchPage()
