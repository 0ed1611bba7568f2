import {UserIcon} from '@sanity/icons/User'
import {defineField, defineType} from 'sanity'

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
        rule.required().error('Choose a reader, or remove the link.'),
        rule
          .custom(
            adviseIfUnpublished(
              'This reader is not published. Until then, the link is only text on the page.',
            ),
          )
          .warning(),
      ],
    }),
  ],
  preview: {
    select: {name: 'reader.name', pin: 'reader.pin'},
    prepare: ({name, pin}) => ({
      title: previewText(name) ?? 'Link to a reader',
      subtitle: previewPin(pin),
    }),
  },
})
