// Imported first, so that fetching starts before the other modules are evaluated.
import './cdn-start.ts'
import {defineReaderArticle} from './reader-article/reader-article.define.ts'

defineReaderArticle()

export * from './core.ts'
