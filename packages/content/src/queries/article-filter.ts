/** Selects articles of the reader with the PIN `$pin` and on the topic with the slug `$topic`; '' selects all. */
export const articleFilter = `
  _type == "article" && ($pin == "" || reader->pin == $pin) && ($topic == "" || $topic in topics[]->slug.current)
`
