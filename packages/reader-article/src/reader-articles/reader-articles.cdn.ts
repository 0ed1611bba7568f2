// For what both share, which the build takes from there: see vite.config.ts.
import '../cdn.ts'
import {defineReaderArticles} from './reader-articles.define.ts'

defineReaderArticles()

export * from './reader-articles.ts'
