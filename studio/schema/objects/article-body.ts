import {DECORATORS} from '@reader-article/content'
import {defineArrayMember, defineType} from 'sanity'

import {BodyPlugins} from '../../preview/body-plugins.tsx'
import {LargeHeading, SmallHeading} from '../../editor/heading-style.tsx'
import {BodyInput} from '../../writing/body-input.tsx'
import {offerDecorators} from './decorators.tsx'

/** The text of an article: formatted text with pictures, pull quotes, callouts, reader cards and recordings. */
export const articleBody = defineType({
  name: 'articleBody',
  title: 'Text',
  type: 'array',
  components: {input: BodyInput, portableText: {plugins: BodyPlugins}},
  of: [
    defineArrayMember({
      type: 'block',
      styles: [
        {title: 'Paragraph', value: 'normal'},
        {title: 'Heading', value: 'h2', component: LargeHeading},
        {title: 'Smaller heading', value: 'h3', component: SmallHeading},
        {title: 'Smallest heading', value: 'h4', component: SmallHeading},
        {title: 'Quote', value: 'blockquote'},
      ],
      lists: [
        {title: 'Bullets', value: 'bullet'},
        {title: 'Numbers', value: 'number'},
      ],
      marks: {
        decorators: offerDecorators(DECORATORS),
        annotations: [{type: 'link'}, {type: 'articleLink'}, {type: 'readerLink'}],
      },
    }),
    defineArrayMember({type: 'figure'}),
    defineArrayMember({type: 'pullQuote'}),
    defineArrayMember({type: 'callout'}),
    defineArrayMember({type: 'readerCard'}),
    defineArrayMember({type: 'audio'}),
  ],
})
