import {defineArrayMember, defineType} from 'sanity'

/** The text of an article: paragraphs, headings, quotes, lists, and what may stand between them. */
export const articleBody = defineType({
  name: 'articleBody',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [
        {title: 'Paragraph', value: 'normal'},
        {title: 'Heading', value: 'h2'},
        {title: 'Smaller heading', value: 'h3'},
        {title: 'Smallest heading', value: 'h4'},
        {title: 'Quote', value: 'blockquote'},
      ],
      lists: [
        {title: 'Bullets', value: 'bullet'},
        {title: 'Numbers', value: 'number'},
      ],
      marks: {
        decorators: [
          {title: 'Strong', value: 'strong'},
          {title: 'Emphasis', value: 'em'},
          {title: 'Underline', value: 'underline'},
          {title: 'Strike through', value: 'strike-through'},
          {title: 'Code', value: 'code'},
        ],
        annotations: [{type: 'link'}, {type: 'articleLink'}, {type: 'readerLink'}],
      },
    }),
    defineArrayMember({type: 'figure'}),
    defineArrayMember({type: 'pullQuote'}),
    defineArrayMember({type: 'callout'}),
    defineArrayMember({type: 'readerCard'}),
  ],
})
