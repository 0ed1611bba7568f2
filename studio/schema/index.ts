import type {SchemaTypeDefinition} from 'sanity'

import {article} from './documents/article.ts'
import {availability} from './documents/availability.ts'
import {reader} from './documents/reader.ts'
import {status} from './documents/status.ts'
import {statusChange} from './documents/status-change.ts'
import {topic} from './documents/topic.ts'
import {withdrawnArticle} from './documents/withdrawn-article.ts'
import {articleBody} from './objects/article-body.ts'
import {articleLink} from './objects/article-link.ts'
import {audio} from './objects/audio.ts'
import {callout} from './objects/callout.ts'
import {figure} from './objects/figure.ts'
import {link} from './objects/link.ts'
import {phoneLine} from './objects/phone-line.ts'
import {pin} from './objects/pin.ts'
import {pullQuote} from './objects/pull-quote.ts'
import {readerCard} from './objects/reader-card.ts'
import {readerLink} from './objects/reader-link.ts'
import {recordedStatus} from './objects/recorded-status.ts'
import {seo} from './objects/seo.ts'
import {simpleText} from './objects/simple-text.ts'
import {settings} from './singletons/settings.ts'

/** All schema types, for the Studio and for TypeGen. */
export const schemaTypes: SchemaTypeDefinition[] = [
  article,
  reader,
  availability,
  status,
  statusChange,
  topic,
  withdrawnArticle,
  settings,
  articleBody,
  articleLink,
  audio,
  callout,
  figure,
  link,
  phoneLine,
  pin,
  pullQuote,
  readerCard,
  readerLink,
  recordedStatus,
  seo,
  simpleText,
]
