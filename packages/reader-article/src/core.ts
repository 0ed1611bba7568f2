export {
  articleQueryUrl,
  type Article,
  type ArticleKey,
  type DatasetAddress,
  type Words,
} from '@reader-article/content'
export {type Configuration, configure} from './configuration.ts'
export {type BlockRenderer, registerBlock} from './custom-blocks.ts'
export {ArticleError, type ArticleErrorCode} from './errors.ts'
export {ReaderArticleErrorEvent, ReaderArticleLoadEvent} from './events.ts'
export {registerLocale} from './locales/locales.ts'
export {ReaderArticle} from './reader-article/reader-article.ts'
