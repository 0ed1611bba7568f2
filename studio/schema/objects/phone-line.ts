import {MobileDeviceIcon} from '@sanity/icons/MobileDevice'
import {defineField, defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {previewText} from '../previews/preview-values.ts'
import {checkPhoneNumber} from '../validation/phone-number.ts'

/** A number that callers dial, with the price wording that must be shown next to it. */
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
      description: 'What this line is for, such as “UK callers”.',
      validation: (rule) => rule.required().error(localizedMessage('validation.phone-line.label')),
    }),
    defineField({
      name: 'number',
      title: 'Number',
      type: 'string',
      description: 'In international form, with a space between the groups: +44 20 7946 0123.',
      validation: (rule) => [
        rule.required().error(localizedMessage('validation.phone-line.number')),
        rule.custom(checkPhoneNumber),
      ],
    }),
    defineField({
      name: 'priceWording',
      title: 'Price wording',
      type: 'string',
      description:
        'The price of a call, in the words your regulator requires. Shown next to every call link for this line.',
      validation: (rule) => rule.required().error(localizedMessage('validation.phone-line.price')),
    }),
  ],
  preview: {
    select: {label: 'label', number: 'number'},
    prepare: ({label, number}) => ({
      title: previewText(label) ?? currentTexts().t('row.phone-line.no-label'),
      subtitle: previewText(number) ?? currentTexts().t('row.phone-line.no-number'),
    }),
  },
})
