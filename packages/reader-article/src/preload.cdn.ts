import {configureFromScript} from './configuration.ts'
import {preloadArticle} from './fetching/preload-article.ts'

configureFromScript(import.meta.url)
preloadArticle()
