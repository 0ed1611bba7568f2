// For what both share, which the build takes from there: see vite.config.ts.
import '../cdn.ts'
import {defineReaderStatus} from './reader-status.define.ts'

defineReaderStatus()

export * from './reader-status.ts'
