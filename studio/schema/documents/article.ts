import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {defineArrayMember, defineField, defineType} from 'sanity'

import {localizedMessage} from '../../i18n/localized-message.ts'
import {ExcerptInput} from '../../writing/excerpt-input.tsx'
import {FormerSlugsInput} from '../../writing/former-slugs-input.tsx'
import {SignOffInput} from '../../writing/sign-off-input.tsx'
import {articlePreview} from '../previews/article-preview.ts'
import {altField, captionField} from '../objects/picture-fields.ts'
import {adviseIfFormerSlug} from '../validation/former-slug.ts'
import {slugRules} from '../validation/slug-rules.ts'
import {adviseTitleLength, checkTitleLength} from '../validation/title-length.ts'

/** An article by a reader. */
export const article = defineType({
  name: 'article',
  title: 'Article',
  type: 'document',
  icon: DocumentTextIcon,
  groups: [
    {name: 'write', title: 'Write', default: true},
    {name: 'listing', title: 'Date and topics'},
    {name: 'search', title: 'Search engines'},
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'write',
      validation: (rule) => [
        rule.required().error(localizedMessage('validation.article.title')),
        rule.custom(checkTitleLength),
        rule.custom(adviseTitleLength).warning(),
      ],
    }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      group: 'write',
      description:
        "The last part of this article's address. Press Generate to create it from the title. If you change it once the article is published, links to the old address lead to the new one.",
      options: {source: 'title', ...slugRules.options},
      validation: (rule) => [
        ...slugRules.validate(rule, 'title'),
        rule.custom(adviseIfFormerSlug).warning(),
      ],
    }),
    defineField({
      name: 'formerSlugs',
      title: 'Former addresses',
      type: 'array',
      group: 'write',
      of: [defineArrayMember({type: 'string'})],
      description:
        'Links to these addresses lead to this article. An address is added when you publish the article at another one.',
      hidden: ({value}) => !Array.isArray(value) || value.length === 0,
      components: {input: FormerSlugsInput},
    }),
    defineField({
      name: 'reader',
      title: 'Reader',
      type: 'reference',
      group: 'write',
      to: [{type: 'reader'}],
      description: "Who wrote the article. The reader's PIN is the signature below the article.",
      options: {filter: 'retired != true', disableNew: true},
      validation: (rule) => rule.required().error(localizedMessage('validation.article.reader')),
    }),
    defineField({
      name: 'excerpt',
      title: 'Excerpt',
      type: 'text',
      rows: 3,
      group: 'write',
      description: 'One or two sentences for lists and for search engines.',
      components: {input: ExcerptInput},
      validation: (rule) => rule.max(300).warning(localizedMessage('validation.article.excerpt')),
    }),
    defineField({
      name: 'cover',
      title: 'Cover',
      type: 'image',
      group: 'write',
      description:
        'A wide picture above the text. Set the crop so that nothing important is at its edges.',
      options: {hotspot: true},
      fields: [altField, captionField],
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'articleBody',
      group: 'write',
      description:
        'Write here, or paste from Word. Add pictures, pull quotes, callouts and reader cards from the toolbar above the text.',
      validation: (rule) => rule.required().error(localizedMessage('validation.article.body')),
    }),
    defineField({
      name: 'signOff',
      title: 'Sign-off',
      type: 'string',
      group: 'write',
      description:
        'A closing line, such as “Love and light,”. The signature with the PIN is added automatically.',
      components: {input: SignOffInput},
      validation: (rule) => rule.max(120).warning(localizedMessage('validation.article.sign-off')),
    }),
    defineField({
      name: 'publishedAt',
      title: 'Date',
      type: 'datetime',
      group: 'listing',
      description:
        'Shown above the article. If it is empty, it is set when the article is published: by Publish, a release or a scheduled publication.',
    }),
    defineField({
      name: 'topics',
      title: 'Topics',
      type: 'array',
      group: 'listing',
      of: [defineArrayMember({type: 'reference', to: [{type: 'topic'}]})],
      description: 'What the article is about. Visitors can find articles by topic.',
      validation: (rule) => rule.unique().error(localizedMessage('validation.article.topics')),
    }),
    defineField({
      name: 'related',
      title: 'Related articles',
      type: 'array',
      group: 'listing',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [{type: 'article'}],
          options: {disableNew: true},
        }),
      ],
      description: 'Shown at the end of the article. Leave it empty to show none.',
      validation: (rule) => [
        rule.unique().error(localizedMessage('validation.article.related.twice')),
        rule.max(6).warning(localizedMessage('validation.article.related.many')),
      ],
    }),
    defineField({
      name: 'seo',
      title: 'Search engines',
      type: 'seo',
      group: 'search',
    }),
  ],
  orderings: [
    {title: 'Newest first', name: 'newest', by: [{field: 'publishedAt', direction: 'desc'}]},
    {title: 'Title', name: 'title', by: [{field: 'title', direction: 'asc'}]},
  ],
  preview: articlePreview,
})
