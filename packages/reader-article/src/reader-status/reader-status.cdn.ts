// The build takes shared code from reader-article.js: see vite.config.ts.
import '../cdn.ts'
import {defineReaderStatus} from './reader-status.define.ts'

defineReaderStatus()

export * from './reader-status.ts'
