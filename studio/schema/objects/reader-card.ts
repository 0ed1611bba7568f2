import {UserIcon} from '@sanity/icons/User'
import {defineField, defineType} from 'sanity'

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
        rule.required().error('Choose a reader.'),
        rule
          .custom(
            adviseIfUnpublished(
              'This reader is not published. Until then, the card is not on the page.',
            ),
          )
          .warning(),
      ],
    }),
  ],
  preview: {
    select: {name: 'reader.name', pin: 'reader.pin', photo: 'reader.photo'},
    prepare: ({name, pin, photo}) => ({
      title: previewText(name) ?? 'Reader card',
      subtitle: previewPin(pin) ?? (previewText(name) ? 'No PIN yet' : 'No reader chosen yet'),
      media: hasAsset(photo) ? photo : undefined,
    }),
  },
})
