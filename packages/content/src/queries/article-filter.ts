/** Articles of one reader by `$pin`, of one topic by `$topic`; '' means all. */
export const articleFilter = `
  _type == "article" && ($pin == "" || reader->pin == $pin) && ($topic == "" || $topic in topics[]->slug.current)
`
