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
