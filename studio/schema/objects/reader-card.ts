import {UserIcon} from '@sanity/icons/User'
import {defineField, defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {hasAsset} from '../image-asset.ts'
import {previewPin, previewText} from '../previews/preview-values.ts'
import {adviseIfUnpublished} from '../validation/is-published.ts'

/** A card in the text with a reader's photo, name, PIN and status. */
export const readerCard = defineType({
  name: 'readerCard',
  title: 'Reader card',
  type: 'object',
  icon: UserIcon,
  fields: [
    defineField({
      name: 'reader',
      title: 'Reader',
      type: 'reference',
      to: [{type: 'reader'}],
      options: {filter: 'retired != true', disableNew: true},
      validation: (rule) => [
        rule.required().error(localizedMessage('validation.reader-card.reader')),
        rule.custom(adviseIfUnpublished('validation.unpublished.reader-card')).warning(),
      ],
    }),
  ],
  preview: {
    select: {name: 'reader.name', pin: 'reader.pin', photo: 'reader.photo'},
    prepare: ({name, pin, photo}) => ({
      title: previewText(name) ?? currentTexts().t('row.reader-card'),
      subtitle:
        previewPin(pin) ??
        currentTexts().t(previewText(name) ? 'row.reader.no-pin' : 'row.article.no-reader'),
      media: hasAsset(photo) ? photo : undefined,
    }),
  },
})
