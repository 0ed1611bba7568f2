import {defineReaderArticle} from './reader-article/reader-article.define.ts'

defineReaderArticle()
