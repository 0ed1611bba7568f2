// The build takes shared code from reader-article.js: see vite.config.ts.
import '../cdn.ts'
import {defineReaderCard} from './reader-card.define.ts'

defineReaderCard()

export * from './reader-card.ts'
