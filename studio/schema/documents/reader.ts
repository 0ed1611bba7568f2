import {UserIcon} from '@sanity/icons/User'
import {defineArrayMember, defineField, defineType} from 'sanity'

import {ReaderInput} from '../../availability/reader-input.tsx'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {readerPreview} from '../previews/reader-preview.ts'
import {isParentWithoutAsset} from '../image-asset.ts'
import {altRules} from '../validation/alt-rules.ts'
import {slugRules} from '../validation/slug-rules.ts'
import {checkLanguageTag} from '../validation/language-tag.ts'

/** A person whom callers reach by a PIN. */
export const reader = defineType({
  name: 'reader',
  title: 'Reader',
  type: 'document',
  icon: UserIcon,
  description:
    'A person whom callers can reach. Readers are retired, never deleted, so that an old PIN never reaches somebody else.',
  components: {input: ReaderInput},
  groups: [
    {name: 'profile', title: 'Profile', default: true},
    {name: 'work', title: 'Work'},
  ],
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      group: 'profile',
      description: 'The name by which callers know this reader.',
      validation: (rule) => [
        rule.required().error(localizedMessage('validation.reader.name')),
        rule.max(60).warning(localizedMessage('validation.reader.name.long')),
      ],
    }),
    defineField({
      name: 'pin',
      title: 'PIN',
      type: 'pin',
      group: 'profile',
    }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      group: 'profile',
      description:
        "The last part of the address of this reader's page. Press Generate to create it from the name.",
      options: {source: 'name', ...slugRules.options},
      validation: (rule) => slugRules.validate(rule, 'name'),
    }),
    defineField({
      name: 'retired',
      title: 'Retired',
      type: 'boolean',
      group: 'profile',
      description:
        'A retired reader keeps the PIN, so that it never reaches somebody else. Bring the reader back from the menu next to Publish.',
      readOnly: true,
      hidden: ({value}) => value !== true,
    }),
    defineField({
      name: 'photo',
      title: 'Photo',
      type: 'image',
      group: 'profile',
      description:
        'Shown small and round next to the name. Set the crop so that the face is in the middle.',
      options: {hotspot: true},
      fields: [
        defineField({
          name: 'alt',
          title: 'Alternative text',
          type: 'string',
          description: 'What the photo shows, for people who cannot see it.',
          hidden: isParentWithoutAsset,
          validation: altRules,
        }),
      ],
    }),
    defineField({
      name: 'tagline',
      title: 'Tagline',
      type: 'string',
      group: 'profile',
      description: 'One line below the name.',
      validation: (rule) => rule.max(120).warning(localizedMessage('validation.reader.tagline')),
    }),
    defineField({
      name: 'biography',
      title: 'Biography',
      type: 'simpleText',
      group: 'profile',
      description: 'A few short paragraphs about this reader.',
    }),
    defineField({
      name: 'specialities',
      title: 'Specialities',
      type: 'array',
      group: 'work',
      of: [defineArrayMember({type: 'string'})],
      description: 'What this reader is best at. Press Enter after each one.',
      options: {layout: 'tags'},
      validation: (rule) => rule.unique().error(localizedMessage('validation.reader.specialities')),
    }),
    defineField({
      name: 'languages',
      title: 'Languages',
      type: 'array',
      group: 'work',
      of: [
        defineArrayMember({type: 'string', validation: (rule) => rule.custom(checkLanguageTag)}),
      ],
      description:
        'The codes of the languages this reader speaks with callers, such as en for English, cy for Welsh or pt-BR for Brazilian Portuguese. Press Enter after each one.',
      options: {layout: 'tags'},
      validation: (rule) => rule.unique().error(localizedMessage('validation.reader.languages')),
    }),
  ],
  orderings: [
    {title: 'Name', name: 'name', by: [{field: 'name', direction: 'asc'}]},
    {title: 'PIN', name: 'pin', by: [{field: 'pin', direction: 'asc'}]},
  ],
  preview: readerPreview,
})
