// The build takes shared code from reader-article.js: see vite.config.ts.
import '../cdn.ts'
import {defineReaderDirectory} from './reader-directory.define.ts'

defineReaderDirectory()

export * from './reader-directory.ts'
