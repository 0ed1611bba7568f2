import {MobileDeviceIcon} from '@sanity/icons/MobileDevice'
import {defineField, defineType} from 'sanity'

import {previewText} from '../previews/preview-values.ts'
import {checkPhoneNumber} from '../validation/phone-number.ts'

/** A number callers dial, with the price wording that has to stand beside it. */
export const phoneLine = defineType({
  name: 'phoneLine',
  title: 'Phone line',
  type: 'object',
  icon: MobileDeviceIcon,
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'What this line is for, such as UK callers.',
      validation: (rule) => rule.required().error('Say what this line is for.'),
    }),
    defineField({
      name: 'number',
      title: 'Number',
      type: 'string',
      description: 'In the international form, grouped as it is read: +44 20 7946 0123.',
      validation: (rule) => [
        rule.required().error('Give the number callers dial.'),
        rule.custom(checkPhoneNumber),
      ],
    }),
    defineField({
      name: 'priceWording',
      title: 'Price wording',
      type: 'string',
      description: 'Shown beside every call link of this line, as your regulator demands.',
      validation: (rule) =>
        rule.required().error('A call link may not be shown without its price.'),
    }),
  ],
  preview: {
    select: {label: 'label', number: 'number'},
    prepare: ({label, number}) => ({
      title: previewText(label) ?? 'Phone line without a label',
      subtitle: previewText(number) ?? 'No number yet',
    }),
  },
})
