// First, so that the fetch is on its way while the rest is still being evaluated.
import './cdn-start.ts'
import {defineReaderArticle} from './reader-article/reader-article.define.ts'

defineReaderArticle()

export * from './core.ts'
