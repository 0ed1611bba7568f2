'use client'

export {ReaderArticle, type ReaderArticleProps} from './reader-article.ts'
export {ReaderArticles, type ReaderArticlesProps} from './reader-articles.ts'
export {ReaderCard, type ReaderCardProps} from './reader-card.ts'
export {ReaderDirectory, type ReaderDirectoryProps} from './reader-directory.ts'
export {ReaderStatus, type ReaderStatusProps} from './reader-status.ts'
