import {UserIcon} from '@sanity/icons/User'
import {defineField, defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {previewPin, previewText} from '../previews/preview-values.ts'
import {adviseIfUnpublished} from '../validation/is-published.ts'

/** A link to a reader's page. */
export const readerLink = defineType({
  name: 'readerLink',
  title: 'Link to a reader',
  type: 'object',
  icon: UserIcon,
  fields: [
    defineField({
      name: 'reader',
      title: 'Reader',
      type: 'reference',
      to: [{type: 'reader'}],
      options: {disableNew: true},
      validation: (rule) => [
        rule.required().error(localizedMessage('validation.reader-link.reader')),
        rule.custom(adviseIfUnpublished('validation.unpublished.reader-link')).warning(),
      ],
    }),
  ],
  preview: {
    select: {name: 'reader.name', pin: 'reader.pin'},
    prepare: ({name, pin}) => ({
      title: previewText(name) ?? currentTexts().t('row.reader-link'),
      subtitle: previewPin(pin),
    }),
  },
})
