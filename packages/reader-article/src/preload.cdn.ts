import {configureFromScript} from './configuration.ts'
import {preloadArticle} from './loading/preload-article.ts'

configureFromScript(import.meta.url)
preloadArticle()
