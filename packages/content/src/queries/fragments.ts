/** An image with its crop and focus; its size and format are part of the asset's id. */
export const pictureFields = `
  "asset": {"_ref": asset._ref}, crop, hotspot, alt
`

/** An image with its caption and its tiny preview. */
export const imageFields = `
  ${pictureFields}, caption, "lqip": asset->metadata.lqip
`

/** The fields of an availability that a page shows. */
export const availabilityFields = `
  since, until, note, status->{label, tone, takesCalls}, next->{label, tone, takesCalls}
`

/** A reader with the current status, so that a page's first load is one round trip. */
export const readerFields = `
  _id, name, "slug": slug.current, pin, retired, tagline, photo{${imageFields}},
  "availability": *[_id == "availability-" + ^._id][0]{${availabilityFields}}
`

/** The fields of an article that a list shows. */
export const teaserFields = `
  _id, title, "slug": slug.current, excerpt, publishedAt
`

/** The settings that a page needs. */
export const settingsField = `
  "settings": *[_id == "settings"][0]{organisation, articlePath, timeZone, phoneLines[]{label, number, priceWording}}
`

/** All fields of an article that its page shows. */
export const articleFields = `
  ${teaserFields}, signOff, seo, cover{${imageFields}}, reader->{${readerFields}},
  body[]{
    ...,
    _type == "figure" => {${imageFields}},
    _type == "readerCard" => {"reader": reader->{${readerFields}}},
    markDefs[]{
      ...,
      _type == "articleLink" => {"slug": article->slug.current},
      _type == "readerLink" => {"pin": reader->pin, "slug": reader->slug.current}
    }
  },
  topics[]->{title, "slug": slug.current},
  related[]->{${teaserFields}},
  ${settingsField}
`
