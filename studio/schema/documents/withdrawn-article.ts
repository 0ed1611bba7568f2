import {EarthGlobeIcon} from '@sanity/icons/EarthGlobe'
import {list, text} from '@reader-article/content'
import {defineArrayMember, defineField, defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'

/**
 * Says that an article was public at these addresses, and is not any more. The document is public, so it has nothing else
 * of the article, which can have been withdrawn for legal reasons. Unpublishing and deleting write it; publishing
 * deletes it.
 */
export const withdrawnArticle = defineType({
  name: 'withdrawnArticle',
  title: 'Withdrawn article',
  type: 'document',
  icon: EarthGlobeIcon,
  liveEdit: true,
  readOnly: true,
  // Nobody searches for it.
  __experimental_omnisearch_visibility: false,
  description: 'The addresses of an article that is no longer public.',
  fields: [
    defineField({
      name: 'slugs',
      title: 'Addresses',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
    }),
    defineField({name: 'at', title: 'Time', type: 'datetime'}),
  ],
  preview: {
    select: {slugs: 'slugs'},
    prepare: ({slugs}) => ({
      title: list(slugs).map(text).find(Boolean) ?? currentTexts().t('row.withdrawn-article'),
    }),
  },
})
