// For what both share, which the build takes from there: see vite.config.ts.
import '../cdn.ts'
import {defineReaderDirectory} from './reader-directory.define.ts'

defineReaderDirectory()

export * from './reader-directory.ts'
