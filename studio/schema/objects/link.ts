import {LinkIcon} from '@sanity/icons/Link'
import {defineField, defineType} from 'sanity'

import {previewText} from '../previews/preview-values.ts'
import {checkLinkHref} from '../validation/link-href.ts'

/** A link to a web page, an email address, a phone number or a page of the same website. */
export const link = defineType({
  name: 'link',
  title: 'Link',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'href',
      title: 'Address',
      // Not of type 'url', which rejects paths of the same website and accepts '/\evil.example'.
      type: 'string',
      description:
        'A full web address that begins with https://, a path such as /contact, an email address after mailto:, or a phone number after tel:.',
      validation: (rule) => [
        rule.required().error('Enter the address this link leads to, or remove the link.'),
        rule.custom(checkLinkHref),
      ],
    }),
  ],
  preview: {
    select: {href: 'href'},
    prepare: ({href}) => ({title: previewText(href) ?? 'Link without an address'}),
  },
})
