import {configureFromScript} from './configuration.ts'
import {preloadArticle} from './fetching/preload-article.ts'

const {url} = import.meta
configureFromScript(url)
// The URL keeps its query string, since reader-article.js imports the renderer with the same one.
preloadArticle(url.replace('-preload.js', '-renderer.js'))
