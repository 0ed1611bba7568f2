import {LinkIcon} from '@sanity/icons/Link'
import {defineField, defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {HrefInput} from '../../link/href-input.tsx'
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
        'A web address such as example.com, a page of yours such as /contact, an email address or a phone number.',
      components: {input: HrefInput},
      validation: (rule) => [
        rule.required().error(localizedMessage('validation.link.href')),
        rule.custom(checkLinkHref),
      ],
    }),
  ],
  preview: {
    select: {href: 'href'},
    prepare: ({href}) => ({title: previewText(href) ?? currentTexts().t('row.link')}),
  },
})
