export {articleJsonLd, readArticle, serialiseJsonLd} from '@reader-article/content'
export type {HideablePart} from '../element/hideable-parts.ts'
export {registerLocale} from '../locales/locales.ts'
export {renderArticle, type ServerBlockRenderer, type ServerRendering} from './render-article.ts'
