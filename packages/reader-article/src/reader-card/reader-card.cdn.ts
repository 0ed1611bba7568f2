// For what both share, which the build takes from there: see vite.config.ts.
import '../cdn.ts'
import {defineReaderCard} from './reader-card.define.ts'

defineReaderCard()

export * from './reader-card.ts'
