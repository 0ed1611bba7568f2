import {UserIcon} from '@sanity/icons/User'
import {defineField, defineType} from 'sanity'

/** A reader's card in the text: photo, name, PIN and status. */
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
      validation: (rule) => rule.required().error('Choose a reader.'),
    }),
  ],
  preview: {
    select: {name: 'reader.name', pin: 'reader.pin', media: 'reader.photo'},
    prepare: ({name, pin, media}) => ({
      title: name || 'Reader card',
      subtitle: pin ? `PIN ${pin}` : 'No reader chosen',
      media,
    }),
  },
})
