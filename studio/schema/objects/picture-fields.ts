import {defineField} from 'sanity'

import {requiredAlt, withoutAsset} from '../validation/required-alt.ts'

/** What a picture says to people who cannot see it; every picture needs it. */
export const altField = defineField({
  name: 'alt',
  title: 'Alternative text',
  type: 'string',
  description: 'What the picture shows, for people who cannot see it.',
  hidden: withoutAsset,
  validation: requiredAlt,
})

/** The line beneath a picture. */
export const captionField = defineField({
  name: 'caption',
  title: 'Caption',
  type: 'string',
  description: 'Shown beneath the picture.',
  hidden: withoutAsset,
})
