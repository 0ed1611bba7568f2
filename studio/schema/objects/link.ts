import {LinkIcon} from '@sanity/icons/Link'
import {defineField, defineType} from 'sanity'

import {previewText} from '../previews/preview-values.ts'
import {checkLinkAddress} from '../validation/link-address.ts'

/** A link to the web, a mail address, a phone number or a page of the same website. */
export const link = defineType({
  name: 'link',
  title: 'Link',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'href',
      title: 'Address',
      // Not type 'url': that refuses paths of the same website and does not see '/\evil.example'.
      type: 'string',
      description:
        'A full web address beginning with https://, a path such as /contact, mailto: or tel:.',
      validation: (rule) => [
        rule.required().error('Give the address this link leads to, or remove the link.'),
        rule.custom(checkLinkAddress),
      ],
    }),
  ],
  preview: {
    select: {href: 'href'},
    prepare: ({href}) => ({title: previewText(href) ?? 'Link without an address'}),
  },
})
