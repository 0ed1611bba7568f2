import {CogIcon} from '@sanity/icons/Cog'
import {defineArrayMember, defineField, defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {previewText} from '../previews/preview-values.ts'
import {checkArticlePath} from '../validation/article-path.ts'
import {checkTimeZone} from '../validation/time-zone.ts'

export const SETTINGS_ID = 'settings'

/** Settings for the whole organisation. A singleton: its only document has the id `SETTINGS_ID`. */
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
      validation: (rule) =>
        rule.required().error(localizedMessage('validation.settings.organisation')),
    }),
    defineField({
      name: 'articlePath',
      title: 'Address of articles',
      type: 'string',
      description:
        "The address of an article on your website; {slug} is replaced by the last part of the article's address. Other websites that show your articles link to them only if this is a full web address, such as https://example.org/articles/{slug}.",
      initialValue: '/articles/{slug}',
      validation: (rule) => [
        rule.required().error(localizedMessage('validation.settings.article-path')),
        rule.custom(checkArticlePath),
      ],
    }),
    defineField({
      name: 'timeZone',
      title: 'Time zone',
      type: 'string',
      description:
        'The times of statuses, such as “until 15:30”, are in this time zone, on your website and wherever statuses are switched. Write a region and a city, such as Europe/London. Without it, they are in UTC.',
      initialValue: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
      validation: (rule) => rule.custom(checkTimeZone),
    }),
    defineField({
      name: 'phoneLines',
      title: 'Phone lines',
      type: 'array',
      of: [defineArrayMember({type: 'phoneLine'})],
      description:
        'The numbers that callers dial. All of them are shown, in this order, with readers who take calls.',
    }),
  ],
  preview: {
    select: {organisation: 'organisation'},
    prepare: ({organisation}) => ({
      title: currentTexts().t('row.settings'),
      subtitle: previewText(organisation),
    }),
  },
})
