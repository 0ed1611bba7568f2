import {CogIcon} from '@sanity/icons/Cog'
import {defineArrayMember, defineField, defineType} from 'sanity'

import {previewText} from '../previews/preview-values.ts'
import {checkArticlePath} from '../validation/article-path.ts'

/** The one id of the settings. */
export const SETTINGS_ID = 'settings'

/** What holds for the whole organisation; there is one, with the id 'settings'. */
export const settings = defineType({
  name: 'settings',
  title: 'Settings',
  type: 'document',
  icon: CogIcon,
  fields: [
    defineField({
      name: 'organisation',
      title: 'Organisation',
      type: 'string',
      description: 'The name search engines show as the publisher of your articles.',
      validation: (rule) => rule.required().error('Give the name of your organisation.'),
    }),
    defineField({
      name: 'articlePath',
      title: 'Address of articles',
      type: 'string',
      description:
        "Where an article is found on your website; {slug} stands for the last part of the article's address. Other websites that show your articles link to them only if this is a whole address, as in https://example.org/articles/{slug}.",
      initialValue: '/articles/{slug}',
      validation: (rule) => [
        rule.required().error('Give the address of articles, such as /articles/{slug}.'),
        rule.custom(checkArticlePath),
      ],
    }),
    defineField({
      name: 'phoneLines',
      title: 'Phone lines',
      type: 'array',
      of: [defineArrayMember({type: 'phoneLine'})],
      description: 'The numbers callers dial. The first is offered beside readers who take calls.',
    }),
  ],
  preview: {
    select: {organisation: 'organisation'},
    prepare: ({organisation}) => ({title: 'Settings', subtitle: previewText(organisation)}),
  },
})
