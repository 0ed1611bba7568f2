import {configureFromScript} from './configuration.ts'
import {preloadArticle} from './fetching/preload-article.ts'

const {url} = import.meta
configureFromScript(url)
// reader-article.js imports the renderer with its own query string, which is the same.
preloadArticle(url.replace('-preload.js', '-renderer.js'))
