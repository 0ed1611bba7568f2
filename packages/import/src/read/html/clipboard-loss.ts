/** Why a picture on the clipboard cannot be taken over: where it is, or a format that browsers do not show. */
export type PictureProblem = 'website' | 'computer' | 'format'

/** Something on the clipboard that an article cannot contain. */
export type ClipboardLoss =
  | {kind: 'picture'; problem: PictureProblem; name: string}
  /** The link is omitted, its text is kept: it is not safe, or leads to a path on an unknown website. */
  | {kind: 'link'; href: string}
  /** The table became paragraphs, one for each row. */
  | {kind: 'table'}
  | {kind: 'rule'}
  | {kind: 'comment'}
  | {kind: 'contents'}
  | {kind: 'media'; name: string}
