import {defineField} from 'sanity'

import {altRules} from '../validation/alt-rules.ts'
import {isParentWithoutAsset} from '../image-asset.ts'

/** The alternative text that every picture needs. */
export const altField = defineField({
  name: 'alt',
  title: 'Alternative text',
  type: 'string',
  description: 'What the picture shows, for people who cannot see it.',
  hidden: isParentWithoutAsset,
  validation: altRules,
})

export const captionField = defineField({
  name: 'caption',
  title: 'Caption',
  type: 'string',
  description: 'Shown below the picture.',
  hidden: isParentWithoutAsset,
})
