// The build takes shared code from reader-article.js: see vite.config.ts.
import '../cdn.ts'
import {defineReaderArticles} from './reader-articles.define.ts'

defineReaderArticles()

export * from './reader-articles.ts'
