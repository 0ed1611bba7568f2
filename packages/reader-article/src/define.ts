import {defineReaderArticle} from './reader-article/reader-article.define.ts'
import {defineReaderArticles} from './reader-articles/reader-articles.define.ts'
import {defineReaderCard} from './reader-card/reader-card.define.ts'
import {defineReaderDirectory} from './reader-directory/reader-directory.define.ts'
import {defineReaderStatus} from './reader-status/reader-status.define.ts'

defineReaderArticle()
defineReaderStatus()
defineReaderCard()
defineReaderArticles()
defineReaderDirectory()

// Without these exports, the published types would lack the declarations of the tags.
export type {ReaderArticle} from './reader-article/reader-article.ts'
export type {ReaderArticles} from './reader-articles/reader-articles.ts'
export type {ReaderCard} from './reader-card/reader-card.ts'
export type {ReaderDirectory} from './reader-directory/reader-directory.ts'
export type {ReaderStatus} from './reader-status/reader-status.ts'
