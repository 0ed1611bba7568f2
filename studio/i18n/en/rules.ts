/** Messages of the schema's rules. */
export const RULE_TEXTS = {
  'validation.article.title': 'Every article needs a title.',
  'validation.article.reader': 'Choose the reader who wrote this article.',
  'validation.article.excerpt':
    'More than 300 characters are too long for lists and search engines.',
  'validation.article.body': 'The article has no text yet.',
  'validation.article.sign-off': 'A sign-off should be one short line.',
  'validation.article.topics': 'This topic is in the list twice.',
  'validation.article.related.twice': 'This article is in the list twice.',
  'validation.article.related.many': 'More than six related articles are rarely read.',
  'validation.availability.reader':
    'This availability belongs to no reader. Open one from the list “Who is available”.',
  'validation.availability.status': 'Choose the status this reader has now.',
  'validation.reader.name': 'Every reader needs a name.',
  'validation.reader.name.long': 'Names longer than 60 characters do not fit in narrow lists.',
  'validation.reader.tagline': 'More than 120 characters will not fit on one line.',
  'validation.reader.specialities': 'This speciality is in the list twice.',
  'validation.reader.languages': 'This language is in the list twice.',
  'validation.status.label': 'Every status needs a label.',
  'validation.status.label.long': 'Labels longer than 40 characters do not fit in narrow lists.',
  'validation.status.tone': 'Choose an icon and colour.',
  'validation.status.order': 'Enter a whole number, such as 5.',
  'validation.topic.title': 'Every topic needs a title.',
  'validation.topic.title.long': 'Titles longer than 40 characters do not fit in narrow lists.',
  'validation.settings.organisation': 'Enter the name of your organisation.',
  'validation.settings.article-path': 'Enter the address of articles, such as /articles/{slug}.',
  'validation.article-link.article': 'Choose an article, or remove the link.',
  'validation.audio.caption': 'Say what the recording contains.',
  'validation.audio.transcript':
    'Write down what is spoken, for people who cannot hear it and for search engines.',
  'validation.callout.tone': 'Choose a kind.',
  'validation.callout.body': 'The callout is empty.',
  'validation.link.href': 'Enter the address this link leads to, or remove the link.',
  'validation.phone-line.label': 'Say what this line is for.',
  'validation.phone-line.number': 'Enter the number that callers dial.',
  'validation.phone-line.price':
    'Enter the price wording: call links must not be shown without it.',
  'validation.pull-quote.text': 'The quote is empty.',
  'validation.pull-quote.long':
    'A pull quote of more than 280 characters is too long to read at a glance.',
  'validation.reader-card.reader': 'Choose a reader.',
  'validation.reader-link.reader': 'Choose a reader, or remove the link.',
  'validation.seo.title': 'Search engines cut titles off after about 60 characters.',
  'validation.seo.description': 'Search engines cut descriptions off after about 160 characters.',
  'validation.alt.long': 'Use at most 250 characters; details belong in the caption.',
  'validation.pin.missing': 'Every reader needs a PIN that callers can dial.',
  'validation.unpublished.article-link':
    'This article is not published. Until it is, the link is only text on the page.',
  'validation.unpublished.reader-card':
    'This reader is not published. Until then, the card is not on the page.',
  'validation.unpublished.reader-link':
    'This reader is not published. Until then, the link is only text on the page.',
  'validation.slug.missing.title':
    'The address is missing. Press Generate to create it from the title.',
  'validation.slug.missing.name':
    'The address is missing. Press Generate to create it from the name.',
  'validation.alt.missing': 'Describe what the picture shows, for people who cannot see it.',
  'validation.path.placeholder':
    "Write {slug} once, where the last part of the article's address belongs, such as /articles/{slug}.",
  'validation.path.braces': 'Use braces only for {slug}, such as /articles/{slug}.',
  'validation.path.begin': 'Begin with one slash or with https://, such as /articles/{slug}.',
  'validation.audio.file': 'Upload or choose a sound file, such as an MP3.',
  'validation.figure.image': 'Upload or choose a picture, or remove this empty one.',
  'validation.language.unknown':
    '“{{tag}}” is not a language code. Write en for English, cy for Welsh, pt-BR for Brazilian Portuguese.',
  'validation.language.spelling': 'Write {{canonical}} instead of {{tag}}.',
  'validation.link.hidden-characters':
    'The address has invisible characters in it. Type it instead of pasting it.',
  'validation.link.spaces': 'An address has no spaces in it. Write %20 for a space.',
  'validation.link.backslash': 'An address has no backslash in it. Use / instead.',
  'validation.link.two-slashes':
    'Two slashes lead to another website. Write https:{{href}}, or one slash for a page of yours.',
  'validation.link.no-scheme':
    'Begin with https://, or with one slash for a page of yours: https://{{href}}.',
  'validation.link.forbidden-scheme':
    'A link may not begin with {{scheme}} Use https://, http://, mailto:, tel: or a path such as /contact.',
  'validation.link.no-mail-address':
    'Write an email address after mailto:, as in mailto:hello@example.org.',
  'validation.link.no-phone-number': 'Write a phone number after tel:, as in tel:+442079460123.',
  'validation.link.no-host':
    'This is not a full web address. Write it as in https://example.org/page.',
  'validation.link.credentials':
    'The address contains a user name or a password. Remove everything before the @ and the @ itself.',
  'validation.phone.spaces': 'Use only single spaces between the digits: {{number}}.',
  'validation.phone.form':
    'Begin with a plus sign and the country code, then write only digits and single spaces: +44 20 7946 0123.',
  'validation.pin.spaces': 'A PIN has no spaces or dashes: 4 to 10 digits, such as 700107.',
  'validation.pin.format': 'A PIN has 4 to 10 digits, such as 700107.',
  'validation.pin.taken': 'PIN {{pin}} belongs to {{name}}. Choose another.',
  'validation.pin.taken-by-retired':
    'PIN {{pin}} belongs to {{name}}, who has retired. A PIN is never used again: choose another.',
  'validation.pin.unnamed-holder': 'a reader without a name',
  'validation.slug.long': 'The address has {{count}} characters; the maximum is {{maximum}}.',
  'validation.slug.format': 'Use only the lowercase letters a to z, digits and single hyphens.',
  'validation.slug.format-such-as':
    'Use only the lowercase letters a to z, digits and single hyphens, such as {{example}}.',
  'validation.slug.taken': '{{name}} already has this address. Choose another.',
  'validation.slug.former':
    '{{name}} had this address formerly. Links to it will lead to this article then.',
  'validation.slug.unnamed-holder': 'Something without a title',
  'validation.quoted': '“{{text}}”',
  'validation.time-zone':
    '“{{name}}” is not a time zone. Write a region and a city, such as Europe/London or America/New_York.',
  'validation.title.long': 'The title has {{count}} characters; the maximum is {{maximum}}.',
  'validation.title.cut':
    'The title has {{count}} characters; search engines cut it off after about {{maximum}}.',
} as const
